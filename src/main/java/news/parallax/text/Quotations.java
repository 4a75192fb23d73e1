package news.parallax.text;

import java.util.List;

/**
 * Finds what a text quotes.
 *
 * <p>Straight, curly and single quotation marks, guillemets and corner brackets are paired within a paragraph;
 * apostrophes and inch marks are not quotation marks. A quotation that is still open at the end of its paragraph ends
 * there; it goes on where the next paragraph reopens or closes it. A stray mark quotes nothing.
 */
public final class Quotations {

    private Quotations() {}

    /**
     * The quoted stretches in order, marks included, nested ones inside the outer one. Scare quotes (up to three words)
     * are left out, unless they are all that a sentence says.
     */
    public static List<Span> of(String text) {
        return Sentences.quotations(text);
    }
}
