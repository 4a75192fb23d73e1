package news.parallax.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** NDJSON in UTF-8, with or without a byte order mark: a request on each line; blank lines are none. */
final class LineSource implements ArticleSource {
    /** Bytes of a line, as the routes read bodies. */
    static final int LONGEST = 8 << 20;

    private static final String TOO_LONG = "The line is longer than " + LONGEST + " bytes (8 MiB).";
    private static final int BUFFER = 1 << 16;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final @Nullable String file;
    private final Defaults defaults;
    private final LongSupplier read;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;
    private long line;
    private boolean over;

    /** @param read tells how many bytes of the input have been read */
    LineSource(InputStream in, @Nullable String file, Defaults defaults, LongSupplier read) {
        this.in = in;
        this.file = file;
        this.defaults = defaults;
        this.read = read;
    }

    @Override
    public @Nullable InputRow next() throws IOException {
        Line next = line();
        return next == null
                ? null
                : next.whole()
                        ? InputRow.of(line, file, defaults.complete(next.bytes()), read.getAsLong())
                        : InputRow.faulty(line, file, TOO_LONG, read.getAsLong());
    }

    @Override
    public void skip(long rows) throws IOException {
        for (long skipped = 0; skipped < rows && line() != null; skipped++) {
            // Without looking into them.
        }
    }

    private record Line(boolean whole, byte[] bytes) {}

    /** The next line that is not blank. */
    private @Nullable Line line() throws IOException {
        while (!over) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);
            boolean whole = readTo(bytes);
            line++;
            byte[] all = line == 1 ? withoutMark(bytes.toByteArray()) : bytes.toByteArray();
            if (!whole || !blank(all)) {
                return new Line(whole, all);
            }
        }
        return null;
    }

    /**
     * Reads up to the next line feed or the end.
     *
     * @return false for a line that is too long, which is read over
     */
    private boolean readTo(ByteArrayOutputStream bytes) throws IOException {
        boolean whole = true;
        while (true) {
            if (at == filled) {
                filled = Math.max(0, in.read(buffer, 0, BUFFER));
                at = 0;
                if (filled == 0) {
                    over = true;
                    return whole;
                }
            }
            int from = at;
            while (at < filled && buffer[at] != '\n') {
                at++;
            }
            whole &= bytes.size() + (at - from) <= LONGEST;
            if (whole) {
                bytes.write(buffer, from, at - from);
            }
            if (at < filled) {
                at++;
                return whole;
            }
        }
    }

    private static byte[] withoutMark(byte[] line) {
        return line.length >= MARK.length && Arrays.equals(line, 0, MARK.length, MARK, 0, MARK.length)
                ? Arrays.copyOfRange(line, MARK.length, line.length)
                : line;
    }

    private static boolean blank(byte[] line) {
        return line.length < 1_000 && new String(line, StandardCharsets.UTF_8).isBlank();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
