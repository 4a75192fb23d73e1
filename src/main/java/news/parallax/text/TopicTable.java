package news.parallax.text;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * What a {@link TopicVector} is made of: for each word how telling it is and where it points, and the middles of the
 * cells. Made by {@code models/training/topic.py}; loaded when it is first needed.
 *
 * @param rows of words in {@code vectors}
 * @param idf by row
 * @param vectors row by row, a word's weight multiplied in; to be multiplied by {@code scales}
 * @param middles of cells, unit vectors times 127
 */
record TopicTable(int width, Map<String, Integer> rows, float[] idf, float[] scales, byte[] vectors, byte[][] middles) {
    private static final String RESOURCE = "topic.bin.gz";

    private static final class Loaded {
        private static final TopicTable TABLE = read();
    }

    static TopicTable get() {
        return Loaded.TABLE;
    }

    /** Of a word that the table does not know: as telling as one that stood in a single text. */
    float idfOfUnknown() {
        return idf[0];
    }

    private static TopicTable read() {
        try (InputStream packed = TopicTable.class.getResourceAsStream(RESOURCE);
                DataInputStream in =
                        new DataInputStream(new BufferedInputStream(new GZIPInputStream(packed), 1 << 16))) {
            int words = in.readInt();
            int width = in.readInt();
            int cells = in.readInt();
            Map<String, Integer> rows = new HashMap<>(2 * words);
            float[] idf = new float[words + 1];
            float[] scales = new float[words + 1];
            byte[] vectors = new byte[(words + 1) * width];
            idf[0] = in.readFloat();
            for (int row = 1; row <= words; row++) {
                rows.put(in.readUTF(), row);
                idf[row] = in.readFloat();
                scales[row] = in.readFloat();
                in.readFully(vectors, row * width, width);
            }
            byte[][] middles = new byte[cells][width];
            for (byte[] middle : middles) {
                in.readFully(middle);
            }
            return new TopicTable(width, rows, idf, scales, vectors, middles);
        } catch (IOException e) {
            throw new UncheckedIOException("the table of topics cannot be read", e);
        }
    }
}
