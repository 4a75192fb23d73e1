package news.parallax.text;

/**
 * A sentence of a text.
 *
 * @param begin UTF-16 offset of its first character, which is not white space
 * @param end UTF-16 offset behind its last character, which is not white space
 * @param quoted whether it is somebody else's voice: more than half of its characters other than white space stand
 *     inside quotation marks, scare quotes left out
 */
public record Sentence(int begin, int end, boolean quoted) {

    /** @throws IllegalArgumentException if the sentence is empty or begins before the text does */
    public Sentence {
        if (begin < 0 || end <= begin) {
            throw new IllegalArgumentException("not a sentence: [" + begin + ", " + end + ")");
        }
    }

    /** The sentence's place without its voice. */
    public Span span() {
        return new Span(begin, end);
    }
}
