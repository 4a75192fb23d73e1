package news.parallax.article;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import news.parallax.measure.MentionReading;
import news.parallax.measure.SentenceReading;

/**
 * An article's sentence readings as bytes, without their vectors: some eighty bytes a sentence in one value, not a row
 * each.
 *
 * <p>Version byte (1) and the number of sentences; each sentence: begin, length, flags (1 title, 2 quoted, 4 furniture,
 * 8 frames), loaded, lean, the number of lean logits and they, the number of mentions and they (target, begin, length,
 * negative, neutral, positive), and where there are frames their number and probabilities. Whole numbers are LEB128,
 * the others big-endian floats.
 */
public final class SentenceCodec {
    private static final byte VERSION = 1;
    private static final int TITLE = 1;
    private static final int QUOTED = 2;
    private static final int FURNITURE = 4;
    private static final int FRAMES = 8;
    private static final float[] NOTHING = {};

    /** A sentence's voice: the article's own. */
    static final byte OWN = 0;

    /** A quotation. */
    static final byte QUOTED_VOICE = 1;

    /** The title's. */
    static final byte TITLE_VOICE = 2;

    private SentenceCodec() {}

    public static byte[] encode(List<SentenceReading> sentences) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8 + 32 * sentences.size());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            writeInt(out, sentences.size());
            for (SentenceReading sentence : sentences) {
                write(out, sentence);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * @return the sentences, with empty vectors
     * @throws IllegalArgumentException when these are not the bytes of sentences
     */
    public static List<SentenceReading> decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (in.get() != VERSION) {
                throw new IllegalArgumentException("not sentences of version " + VERSION);
            }
            int count = readInt(in);
            List<SentenceReading> sentences = new ArrayList<>(Math.min(count, bytes.length));
            for (int i = 0; i < count; i++) {
                sentences.add(readSentence(in));
            }
            if (in.hasRemaining()) {
                throw new IllegalArgumentException("bytes left over after " + count + " sentences");
            }
            return sentences;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("sentences that end too early", e);
        }
    }

    /** Who speaks in each sentence, read without the rest. */
    static byte[] voices(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (in.get() != VERSION) {
                throw new IllegalArgumentException("not sentences of version " + VERSION);
            }
            byte[] voices = new byte[bounded(readInt(in), in)];
            for (int i = 0; i < voices.length; i++) {
                readInt(in);
                readInt(in);
                int flags = in.get();
                voices[i] = voice((flags & TITLE) != 0, (flags & QUOTED) != 0);
                skip(in, 2 * Float.BYTES);
                skip(in, readInt(in) * Float.BYTES);
                for (int mentions = bounded(readInt(in), in); mentions > 0; mentions--) {
                    readInt(in);
                    readInt(in);
                    readInt(in);
                    skip(in, 3 * Float.BYTES);
                }
                if ((flags & FRAMES) != 0) {
                    skip(in, readInt(in) * Float.BYTES);
                }
            }
            return voices;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("sentences that end too early", e);
        }
    }

    /** The same of sentences that have been read. */
    static byte[] voices(List<SentenceReading> sentences) {
        byte[] voices = new byte[sentences.size()];
        for (int i = 0; i < voices.length; i++) {
            SentenceReading sentence = sentences.get(i);
            voices[i] = voice(sentence.title(), sentence.quoted());
        }
        return voices;
    }

    private static byte voice(boolean title, boolean quoted) {
        return title ? TITLE_VOICE : quoted ? QUOTED_VOICE : OWN;
    }

    private static void skip(ByteBuffer in, int bytes) {
        if (bytes < 0 || bytes > in.remaining()) {
            throw new IllegalArgumentException("more entries than there are bytes");
        }
        in.position(in.position() + bytes);
    }

    private static void write(DataOutputStream out, SentenceReading sentence) throws IOException {
        writeInt(out, sentence.begin());
        writeInt(out, sentence.end() - sentence.begin());
        out.writeByte((sentence.title() ? TITLE : 0)
                | (sentence.quoted() ? QUOTED : 0)
                | (sentence.furniture() ? FURNITURE : 0)
                | (sentence.frames().length > 0 ? FRAMES : 0));
        out.writeFloat(sentence.loaded());
        out.writeFloat(sentence.lean());
        writeFloats(out, sentence.leanLogits());
        writeInt(out, sentence.mentions().size());
        for (MentionReading mention : sentence.mentions()) {
            writeInt(out, mention.target());
            writeInt(out, mention.begin());
            writeInt(out, mention.end() - mention.begin());
            out.writeFloat(mention.negative());
            out.writeFloat(mention.neutral());
            out.writeFloat(mention.positive());
        }
        if (sentence.frames().length > 0) {
            writeFloats(out, sentence.frames());
        }
    }

    private static void writeFloats(DataOutputStream out, float[] values) throws IOException {
        writeInt(out, values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private static SentenceReading readSentence(ByteBuffer in) {
        int begin = readInt(in);
        int end = begin + readInt(in);
        int flags = in.get();
        float loaded = in.getFloat();
        float lean = in.getFloat();
        float[] logits = readFloats(in);
        int count = bounded(readInt(in), in);
        List<MentionReading> mentions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int target = readInt(in);
            int from = readInt(in);
            mentions.add(
                    new MentionReading(target, from, from + readInt(in), in.getFloat(), in.getFloat(), in.getFloat()));
        }
        return new SentenceReading(
                begin,
                end,
                (flags & TITLE) != 0,
                (flags & QUOTED) != 0,
                (flags & FURNITURE) != 0,
                loaded,
                logits,
                lean,
                mentions,
                NOTHING,
                (flags & FRAMES) != 0 ? readFloats(in) : NOTHING);
    }

    private static float[] readFloats(ByteBuffer in) {
        float[] values = new float[bounded(readInt(in), in)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.getFloat();
        }
        return values;
    }

    private static int bounded(int count, ByteBuffer in) {
        if (count < 0 || count > in.remaining()) {
            throw new IllegalArgumentException("more entries than there are bytes");
        }
        return count;
    }

    private static void writeInt(DataOutputStream out, int value) throws IOException {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            out.writeByte(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    private static int readInt(ByteBuffer in) {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a whole number of more than 32 bits");
    }
}
