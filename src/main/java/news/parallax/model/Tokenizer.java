package news.parallax.model;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A folder's {@code tokenizer.json}, run by the Hugging Face tokenizers library. Safe for use by many threads. */
public final class Tokenizer implements AutoCloseable {
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private final HuggingFaceTokenizer tokenizer;

    public Tokenizer(Path tokenizerJson) {
        try {
            // Truncation and padding are the batches' business; special tokens too.
            tokenizer = HuggingFaceTokenizer.newInstance(
                    tokenizerJson,
                    Map.of(
                            "addSpecialTokens",
                            "false",
                            "truncation",
                            "false",
                            "padding",
                            "false",
                            "modelMaxLength",
                            "-1"));
        } catch (IOException | RuntimeException e) {
            throw new ModelException("cannot read " + tokenizerJson + ": " + e.getMessage(), e);
        }
    }

    /**
     * Cuts normalised text into tokens.
     *
     * @param text normalised
     * @return ids with their UTF-16 spans of {@code text}, in order; none for an empty text
     */
    public Tokens tokens(String text) {
        Encoding encoding = encode(text);
        long[] ids = encoding.getIds();
        CharSpan[] spans = encoding.getCharTokenSpans();
        int[] begin = new int[ids.length];
        int[] end = new int[ids.length];
        // The library counts code points; one walk along the text turns them into UTF-16 units.
        Utf16Walk walk = new Utf16Walk(text);
        for (int i = 0; i < ids.length; i++) {
            begin[i] = walk.offset(spans[i].getStart());
            end[i] = walk.offset(spans[i].getEnd());
        }
        return new Tokens(ids, begin, end);
    }

    /** Closing frees native memory: it waits for whoever still reads it. */
    private Encoding encode(String text) {
        use.readLock().lock();
        try {
            return tokenizer.encode(text, false, false);
        } finally {
            use.readLock().unlock();
        }
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            tokenizer.close();
        } finally {
            use.writeLock().unlock();
        }
    }

    /** Turns code point indices into UTF-16 offsets; asked in rising order it reads the text once. */
    private static final class Utf16Walk {
        private final String text;
        private int codePoint;
        private int offset;

        Utf16Walk(String text) {
            this.text = text;
        }

        int offset(int target) {
            while (codePoint > target) {
                offset = text.offsetByCodePoints(offset, -1);
                codePoint--;
            }
            while (codePoint < target) {
                offset += Character.charCount(text.codePointAt(offset));
                codePoint++;
            }
            return offset;
        }
    }
}
