package news.parallax.batch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import news.parallax.measure.Axis;

/**
 * How many bytes the answer to a line may have, told before anything of it is read: by what may end a sentence and by
 * how many axes it is placed on. Rather too many than too few, since a stream holds lines by it; wire copy gets some
 * one and a half times of what its answer has.
 *
 * <p>It goes over the bytes once and builds nothing: it runs on the event loop, on lines of any length.
 */
final class AnswerWeight {
    /** What an answer has beside its sentences, and of each axis. */
    private static final int FRAME = 3_000;

    private static final int FRAME_OF_AN_AXIS = 300;

    /** A sentence's entry without axes, and its place on each. */
    private static final int SENTENCE = 400;

    private static final int PLACE = 100;

    private static final byte[] AXES = "\"axes\"".getBytes(StandardCharsets.US_ASCII);

    private final byte[] line;
    private boolean spoken;
    private long sentences = 1;
    private int axes = -1;

    /** Where the last list of axes was left. What stands within one is no field of the request, and is read once. */
    private int listed;

    private AnswerWeight(byte[] line) {
        this.line = line;
    }

    /** In bytes, at least those of the line itself. */
    static long of(byte[] line) {
        return new AnswerWeight(line).weighed();
    }

    private long weighed() {
        for (int at = 0; at < line.length; ) {
            at += step(at);
        }
        int places = Math.min(axes < 0 ? 1 : axes, Axis.MOST);
        return Math.max(line.length, FRAME + FRAME_OF_AN_AXIS * places + sentences * (SENTENCE + PLACE * places));
    }

    /** Looks at what stands at a place; by how much to go on. */
    private int step(int at) {
        int b = line[at] & 0xff;
        if (b == '\\') {
            return escape(at + 1);
        } else if (b == '"') {
            return at >= listed && names(at) ? list(at + AXES.length) : 1;
        } else if (b == '.' || b == '!' || b == '?' || b == 0xc2 && byteAt(at + 1) == 0x85) {
            mark();
        } else if (b >= 0xd6) {
            // Beyond Latin, Greek and Cyrillic whatever is not a dash or a quotation mark (U+2000 to U+201F) may end
            // one.
            sentences += b == 0xe2 && byteAt(at + 1) == 0x80 && byteAt(at + 2) < 0xa0 ? 0 : 1;
        } else if (b >= 0xc2 || letterOrDigit(b)) {
            spoken = true;
        }
        return 1;
    }

    /** Several marks in a row end one sentence. */
    private void mark() {
        sentences += spoken ? 1 : 0;
        spoken = false;
    }

    private int escape(int at) {
        int b = byteAt(at);
        if (b != 'u') {
            if (b == 'n' || b == 'r' || b == 'f') {
                mark();
            }
            return 2;
        }
        int high = hex(at + 1) << 4 | hex(at + 2);
        int low = hex(at + 3) << 4 | hex(at + 4);
        if (high == 0 && low >= 0xa0 || high >= 1 && high <= 4) {
            spoken = true;
        } else if (high != 0x20 || low >= 0x20) {
            sentences++;
        }
        return 6;
    }

    /** Whether the axes stand behind this. Of fields given twice the one with more counts. */
    private boolean names(int at) {
        return Arrays.equals(line, at, Math.min(line.length, at + AXES.length), AXES, 0, AXES.length);
    }

    /** Counts the entries of a list and goes no further: the phrases of axes are text like any other. */
    private int list(int from) {
        int depth = 0;
        int entries = 0;
        boolean quoted = false;
        int at = from;
        for (; at < line.length; at++) {
            int b = line[at];
            boolean opens = !quoted && (b == '[' || b == '{');
            if (depth == 1 && (opens || !quoted && b == '"')) {
                entries++;
            }
            if (quoted && b == '\\') {
                at++;
            } else if (b == '"') {
                quoted = !quoted;
            } else if (opens) {
                depth++;
            } else if (!quoted && (b == ']' || b == '}')) {
                depth--;
            }
            if (depth <= 0 && b != ':' && b > ' ') {
                break;
            }
        }
        axes = Math.max(axes, entries);
        listed = at;
        return AXES.length;
    }

    private int byteAt(int at) {
        return at < line.length ? line[at] & 0xff : 0;
    }

    private int hex(int at) {
        return Math.max(0, Character.digit(byteAt(at), 16));
    }

    private static boolean letterOrDigit(int b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9';
    }
}
