package news.parallax.article;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.List;
import news.parallax.measure.HalfFloat;

/**
 * Sentence vectors as bytes: a version byte (1), the number of vectors and their width as ints, then half-precision
 * floats (IEEE 754 binary16), row by row, big-endian.
 */
public final class VectorCodec {
    private static final byte VERSION = 1;
    private static final int HEADER = 1 + 2 * Integer.BYTES;

    /** The value of each half: ten thousand articles hold a hundred million of them. */
    private static final float[] FLOATS = new float[1 << Short.SIZE];

    static {
        for (int half = 0; half < FLOATS.length; half++) {
            FLOATS[half] = HalfFloat.toFloat((short) half);
        }
    }

    private VectorCodec() {}

    /** @param vectors all of one width */
    public static byte[] encode(List<float[]> vectors) {
        int width = vectors.isEmpty() ? 0 : vectors.get(0).length;
        ByteBuffer out = ByteBuffer.allocate(HEADER + vectors.size() * width * Short.BYTES);
        out.put(VERSION).putInt(vectors.size()).putInt(width);
        for (float[] vector : vectors) {
            if (vector.length != width) {
                throw new IllegalArgumentException("vectors of widths " + width + " and " + vector.length);
            }
            for (float value : vector) {
                out.putShort(HalfFloat.of(value));
            }
        }
        return out.array();
    }

    /** @return one vector per sentence, in the order they were given */
    public static List<float[]> decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER || in.get() != VERSION) {
            throw new IllegalArgumentException("not sentence vectors of version " + VERSION);
        }
        int count = in.getInt();
        int width = in.getInt();
        if (count < 0 || width < 0 || in.remaining() != (long) count * width * Short.BYTES) {
            throw new IllegalArgumentException("sentence vectors of another size than they say");
        }
        short[] halves = new short[width];
        ShortBuffer rows = in.asShortBuffer();
        List<float[]> vectors = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            rows.get(halves);
            float[] vector = new float[width];
            for (int i = 0; i < width; i++) {
                vector[i] = FLOATS[halves[i] & 0xFFFF];
            }
            vectors.add(vector);
        }
        return vectors;
    }
}
