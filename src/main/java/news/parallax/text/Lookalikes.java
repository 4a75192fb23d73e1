package news.parallax.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The letters of other scripts that are drawn like a Latin one, read from {@code lookalikes.tsv}. */
final class Lookalikes {

    private static final String TABLE = "lookalikes.tsv";
    private static final char[] LATIN = read();

    private Lookalikes() {}

    /** The Latin letter that {@code codePoint} is drawn like, or {@code codePoint} itself. */
    static int latin(int codePoint) {
        return codePoint < LATIN.length && LATIN[codePoint] != 0 ? LATIN[codePoint] : codePoint;
    }

    private static char[] read() {
        char[] table = new char[Character.MAX_VALUE + 1];
        try (InputStream in = Lookalikes.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(TABLE + " is missing from the jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] cells = line.split("\t");
                    table[Integer.parseInt(cells[0], 16)] = cells[1].charAt(0);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + TABLE, e);
        }
        return table;
    }
}
