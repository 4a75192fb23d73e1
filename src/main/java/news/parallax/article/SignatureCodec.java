package news.parallax.article;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import news.parallax.text.SentenceSignature;

/**
 * Signatures of an article's sentences as bytes: a version byte (1), their number as an int, then of each begin, end
 * and words as ints, a byte that is 1 for a quotation, and its values. Big-endian.
 */
public final class SignatureCodec {
    private static final byte VERSION = 1;
    private static final int HEADER = 1 + Integer.BYTES;
    private static final int EACH = 3 * Integer.BYTES + 1 + SentenceSignature.VALUES;

    private SignatureCodec() {}

    public static byte[] encode(List<SentenceSignature> signatures) {
        ByteBuffer out = ByteBuffer.allocate(HEADER + signatures.size() * EACH);
        out.put(VERSION).putInt(signatures.size());
        for (SentenceSignature each : signatures) {
            out.putInt(each.begin())
                    .putInt(each.end())
                    .putInt(each.words())
                    .put((byte) (each.quoted() ? 1 : 0))
                    .put(each.values());
        }
        return out.array();
    }

    /** @throws IllegalArgumentException for what {@link #encode} did not make */
    public static List<SentenceSignature> decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER || in.get() != VERSION) {
            throw new IllegalArgumentException("not signatures of version " + VERSION);
        }
        int count = in.getInt();
        if (count < 0 || in.remaining() != (long) count * EACH) {
            throw new IllegalArgumentException("signatures of another size than they say");
        }
        List<SentenceSignature> signatures = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int begin = in.getInt();
            int end = in.getInt();
            int words = in.getInt();
            boolean quoted = in.get() == 1;
            byte[] values = new byte[SentenceSignature.VALUES];
            in.get(values);
            signatures.add(new SentenceSignature(begin, end, words, quoted, values));
        }
        return signatures;
    }
}
