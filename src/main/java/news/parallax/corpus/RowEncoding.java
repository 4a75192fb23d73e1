package news.parallax.corpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import news.parallax.export.ResultFile;

/** How results become bytes that can stand behind each other. */
interface RowEncoding {
    byte[] header();

    byte[] rows(List<ScoredRow> rows);

    /** A result on each line. */
    static RowEncoding lines() {
        return lines(ScoredRow::shown);
    }

    /** What is kept of rows until a part is made of them. */
    static RowEncoding kept() {
        return lines(ScoredRow::described);
    }

    private static RowEncoding lines(Function<ScoredRow, ObjectNode> json) {
        return new RowEncoding() {
            @Override
            public byte[] header() {
                return new byte[0];
            }

            @Override
            public byte[] rows(List<ScoredRow> rows) {
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                for (ScoredRow row : rows) {
                    all.writeBytes(Defaults.bytes(json.apply(row)));
                    all.write('\n');
                }
                return all.toByteArray();
            }
        };
    }

    /**
     * Lines of CSV.
     *
     * @param axes that have columns
     */
    static RowEncoding csv(List<String> axes) {
        byte[] header = csv(axes, List.of());
        return new RowEncoding() {
            @Override
            public byte[] header() {
                return header;
            }

            @Override
            public byte[] rows(List<ScoredRow> rows) {
                byte[] all = csv(axes, rows);
                return Arrays.copyOfRange(all, header.length, all.length);
            }
        };
    }

    private static byte[] csv(List<String> axes, List<ScoredRow> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ResultFile file = ResultFile.csv(axes, out);
            file.write(rows.stream().map(ScoredRow::described).toList());
            file.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
