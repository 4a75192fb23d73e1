package news.parallax.text;

import java.util.Arrays;

/**
 * A text as the model sees it, with the way back to the text that was sent.
 *
 * <p>White space becomes one space, none at the ends; compatibility forms are decomposed (NFKD); marks, invisible and
 * control characters vanish; letters that are drawn like a Latin one become that letter; quotation marks and dashes
 * become ASCII. Case is kept. {@code models/training/normalize.py} holds the same rule: a model must be served the text
 * that it was trained on.
 */
public final class NormalizedText {

    private final String text;
    private final int from;
    private final String value;
    /** Where the code point that yielded each character begins; null when they match one to one from {@link #from}. */
    private final int[] origins;

    private NormalizedText(String text, int from, String value, int[] origins) {
        this.text = text;
        this.from = from;
        this.value = value;
        this.origins = origins;
    }

    /** Normalises the whole of {@code text}. */
    public static NormalizedText of(String text) {
        return of(text, 0, text.length());
    }

    /**
     * Normalises a part; offsets stay into the whole {@code text}.
     *
     * @throws IndexOutOfBoundsException if {@code [begin, end)} is not a part of {@code text}
     */
    public static NormalizedText of(String text, int begin, int end) {
        if (begin < 0 || end < begin || end > text.length()) {
            throw new IndexOutOfBoundsException("[" + begin + ", " + end + ") of " + text.length());
        }
        if (plain(text, begin, end)) {
            return new NormalizedText(text, begin, text.substring(begin, end), null);
        }
        Writer writer = new Writer(end - begin);
        for (int at = begin; at < end; ) {
            int codePoint = text.codePointAt(at);
            int next = at + Character.charCount(codePoint);
            if (next > end) {
                break; // the part ends inside a surrogate pair
            }
            writer.origin = at;
            writer.write(codePoint);
            at = next;
        }
        return writer.finish(text, begin);
    }

    /** The normalised text; may be empty. */
    public String value() {
        return value;
    }

    /**
     * Raw offset where the code point that yielded normalised character {@code i} begins; at the end, where all ends.
     */
    public int begin(int i) {
        if (i == value.length()) {
            return end(i);
        }
        return origins == null ? from + i : origins[i];
    }

    /**
     * Raw offset behind the code point that yielded normalised character {@code i - 1}; for 0, where the part begins.
     */
    public int end(int i) {
        if (i == 0) {
            return from;
        }
        return origins == null ? from + i : origins[i - 1] + Character.charCount(text.codePointAt(origins[i - 1]));
    }

    /** The raw stretch behind normalised {@code [begin, end)}. */
    public Span raw(int begin, int end) {
        int first = begin(begin);
        return new Span(first, begin == end ? first : end(end));
    }

    /** Printable ASCII with single spaces is its own normal form. */
    private static boolean plain(String text, int begin, int end) {
        boolean space = true;
        for (int i = begin; i < end; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F || c == '`' || c == ' ' && space) {
                return false;
            }
            space = c == ' ';
        }
        return !space || begin == end;
    }

    private static final class Writer {
        private final StringBuilder out;
        private int[] origins;
        private int origin;

        Writer(int expected) {
            out = new StringBuilder(expected);
            origins = new int[expected + 4];
        }

        void write(int codePoint) {
            String parts = Characters.white(codePoint) ? null : Characters.decomposed(codePoint);
            if (parts == null) {
                writePart(codePoint);
            } else {
                parts.codePoints().forEach(this::writePart);
            }
        }

        private void writePart(int codePoint) {
            if (Characters.white(codePoint)) {
                if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                    append(' ');
                }
            } else if (!Characters.unseen(codePoint)) {
                switch (codePoint) {
                    case 0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB, 0x2033, 0x2036 -> append('"');
                    case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2035, 0x2039, 0x203A, '`', 0xB4 -> append('\'');
                    case 0x2010, 0x2011, 0x2012, 0x2013, 0x2212 -> append('-');
                    case 0x2014, 0x2015 -> {
                        append('-');
                        append('-');
                    }
                    default -> append(Lookalikes.latin(codePoint));
                }
            }
        }

        private void append(int codePoint) {
            int before = out.length();
            out.appendCodePoint(codePoint);
            if (out.length() > origins.length) {
                origins = Arrays.copyOf(origins, origins.length + (origins.length >> 1) + 2);
            }
            Arrays.fill(origins, before, out.length(), origin);
        }

        NormalizedText finish(String text, int from) {
            if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
                out.setLength(out.length() - 1);
            }
            return new NormalizedText(text, from, out.toString(), Arrays.copyOf(origins, out.length()));
        }
    }
}
