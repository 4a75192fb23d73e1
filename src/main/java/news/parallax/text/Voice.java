package news.parallax.text;

import java.util.BitSet;
import java.util.List;
import news.parallax.text.QuotationScan.Stretch;

/** Weighs, sentence by sentence from the front, how much of it stands inside quotation marks. */
final class Voice {

    /** Up to so many words inside quotation marks are scare quotes, unless they are all that the sentence says. */
    private static final int SCARE_QUOTE = 3;

    /**
     * @param speaks whether the sentence has a letter or a digit
     * @param quoted whether more than half of it is quoted
     */
    record Share(boolean speaks, boolean quoted) {}

    private final Visible text;
    private final List<Stretch> stretches;
    private final boolean[] scare;
    private final BitSet quotations = new BitSet();
    private int at;
    private int stretch;

    Voice(Visible text, List<Stretch> stretches) {
        this.text = text;
        this.stretches = stretches;
        this.scare = new boolean[stretches.size()];
        for (int i = 0; i < scare.length; i++) {
            scare[i] =
                    Words.count(text, stretches.get(i).begin(), stretches.get(i).end()) <= SCARE_QUOTE;
            quotations.set(i, !scare[i]);
        }
    }

    /** Weighs the next sentence; sentences come in order. */
    Share next(Span sentence) {
        int seen = 0;
        int inside = 0;
        int words = 0;
        int scared = 0;
        int scaredWords = 0;
        int scareQuote = -1;
        while (at < text.length() && text.begin(at) < sentence.end()) {
            int i = at++;
            while (stretch < scare.length && stretches.get(stretch).end() <= i) {
                stretch++;
            }
            if (text.begin(i) < sentence.begin() || text.white(i)) {
                continue;
            }
            int word = text.alphanumeric(i) ? 1 : 0;
            seen++;
            words += word;
            if (stretch < scare.length && stretches.get(stretch).begin() <= i) {
                if (!scare[stretch]) {
                    inside++;
                } else {
                    scareQuote = stretch;
                    scared++;
                    scaredWords += word;
                }
            }
        }
        if (words > 0 && scaredWords == words) {
            inside += scared;
            quotations.set(scareQuote);
        }
        return new Share(words > 0, 2 * inside > seen);
    }

    /** The stretches that are quotations, once every sentence has been weighed. */
    List<Span> quotations() {
        return quotations.stream()
                .mapToObj(stretches::get)
                .map(found -> new Span(text.begin(found.begin()), text.end(found.end() - 1)))
                .toList();
    }
}
