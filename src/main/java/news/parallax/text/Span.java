package news.parallax.text;

/**
 * A stretch of a text: half-open UTF-16 offsets.
 *
 * @param begin offset of the first unit, at least 0
 * @param end offset behind the last unit, at least {@code begin}
 */
public record Span(int begin, int end) {

    /** @throws IllegalArgumentException if {@code begin} is negative or {@code end} lies before it */
    public Span {
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("not a span: [" + begin + ", " + end + ")");
        }
    }

    /** Length in UTF-16 units. */
    public int length() {
        return end - begin;
    }

    /** Whether the unit at {@code offset} is part of this span. */
    public boolean contains(int offset) {
        return begin <= offset && offset < end;
    }

    /** Whether {@code other} lies wholly inside this span. */
    public boolean contains(Span other) {
        return begin <= other.begin && other.end <= end;
    }

    /** Whether the two spans share at least one unit. */
    public boolean overlaps(Span other) {
        return Math.max(begin, other.begin) < Math.min(end, other.end);
    }
}
