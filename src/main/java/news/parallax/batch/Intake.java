package news.parallax.batch;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import news.parallax.platform.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Finds lines in what a request brings. It holds a line's beginning, up to {@value Line#LONGEST} bytes, and one piece
 * of what has come last: of a line that is longer it says so and reads the rest over.
 */
final class Intake implements AutoCloseable {
    private static final int KEPT = 1 << 16;

    /** Blank lines that are looked at in one go: they cost nothing to send, and nobody else gets a turn meanwhile. */
    private static final int BLANKS = 1_024;

    private final @Nullable Gunzip gunzip;
    private ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private byte[] piece = new byte[0];
    private int at;
    private long number = 1;
    private boolean over;
    private boolean readingOver;

    /** @param gunzip where the body is packed */
    Intake(Optional<Gunzip> gunzip) {
        this.gunzip = gunzip.orElse(null);
    }

    /** More of the body, when {@link #next} has nothing left. */
    void add(byte[] bytes) {
        if (gunzip == null) {
            piece = bytes;
            at = 0;
        } else {
            gunzip.add(bytes);
        }
    }

    /** There is no more: what has begun is a line, too. */
    void end() {
        over = true;
    }

    /** What was found by looking at one piece. */
    sealed interface Found {
        record OneLine(Line line) implements Found {}

        /** Nothing yet: look again. */
        record Nothing() implements Found {}

        /** Nothing without more of the body. */
        record Hungry() implements Found {}

        record End() implements Found {}
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem when the packed body is broken or too large */
    Found next() {
        for (int blanks = 0; at < piece.length; blanks++) {
            if (blanks == BLANKS) {
                return new Found.Nothing();
            }
            int end = at;
            while (end < piece.length && piece[end] != '\n') {
                end++;
            }
            Line line = end < piece.length ? ended(end) : begun(end);
            if (line != null) {
                return new Found.OneLine(line);
            }
        }
        if (gunzip != null) {
            piece = gunzip.next();
            at = 0;
            if (piece.length > 0) {
                return new Found.Nothing();
            }
        }
        return over ? last() : new Found.Hungry();
    }

    private @Nullable Line ended(int end) {
        Line line = readingOver ? null : line(end);
        at = end + 1;
        readingOver = false;
        number++;
        return line;
    }

    private @Nullable Line begun(int end) {
        Line line = null;
        if (!readingOver) {
            if (begun.size() + end - at > Line.LONGEST) {
                line = tooLong();
                readingOver = true;
            } else {
                begun.write(piece, at, end - at);
            }
        }
        at = end;
        return line;
    }

    private @Nullable Line line(int end) {
        if (begun.size() + end - at > Line.LONGEST) {
            return tooLong();
        }
        begun.write(piece, at, end - at);
        byte[] bytes = begun.toByteArray();
        drop();
        return blank(bytes) ? null : new Line(number, bytes, false);
    }

    private Line tooLong() {
        drop();
        return new Line(number, new byte[0], true);
    }

    /** Does not keep the room that one long line took. */
    private void drop() {
        if (begun.size() > KEPT) {
            begun = new ByteArrayOutputStream();
        } else {
            begun.reset();
        }
    }

    private Found last() {
        if (gunzip != null && !gunzip.whole()) {
            throw Problems.badRequest(
                    "The body is not the gzip that its Content-Encoding promises: it ends in the middle.");
        }
        byte[] bytes = begun.toByteArray();
        drop();
        return bytes.length == 0 || blank(bytes) ? new Found.End() : new Found.OneLine(new Line(number, bytes, false));
    }

    private static boolean blank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        if (gunzip != null) {
            gunzip.close();
        }
    }
}
