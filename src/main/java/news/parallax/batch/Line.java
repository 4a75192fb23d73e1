package news.parallax.batch;

/**
 * A line of a stream, not blank.
 *
 * @param number from 1, every line counted
 * @param bytes without the line's end; empty where it was too long to be held
 * @param tooLong whether it has more than {@value #LONGEST} bytes
 */
public record Line(long number, byte[] bytes, boolean tooLong) {
    public static final int LONGEST = 8 << 20;
}
