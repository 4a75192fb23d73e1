package news.parallax.model;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import news.parallax.text.Span;

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

    /**
     * As {@link #tokens(String)}, what is hidden being one mask token each; what lies between is cut by itself, without
     * the spaces at its ends.
     *
     * @param mask id of the mask token
     */
    public Tokens tokens(Passage passage, long mask) {
        if (passage.hidden().isEmpty()) {
            return tokens(passage.text());
        }
        Tokens.Joined joined = new Tokens.Joined();
        int at = 0;
        for (Span hidden : passage.hidden()) {
            shown(passage.text(), at, hidden.begin(), joined);
            joined.add(mask, hidden.begin(), hidden.end());
            at = hidden.end();
        }
        shown(passage.text(), at, passage.text().length(), joined);
        return joined.tokens();
    }

    private void shown(String text, int begin, int end, Tokens.Joined joined) {
        int from = begin;
        int to = end;
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        if (from < to) {
            joined.add(tokens(text.substring(from, to)), from);
        }
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
