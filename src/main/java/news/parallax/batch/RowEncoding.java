package news.parallax.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Function;
import news.parallax.export.ArticleFiles;

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

    /** Lines of CSV. */
    static RowEncoding csv(ArticleFiles files) {
        return new RowEncoding() {
            @Override
            public byte[] header() {
                return files.csvHeader();
            }

            @Override
            public byte[] rows(List<ScoredRow> rows) {
                return files.csv(rows.stream()
                        .map(row -> ScoredRow.described(row.described()))
                        .toList());
            }
        };
    }
}
