package news.parallax.text;

import java.util.ArrayList;
import java.util.List;
import news.parallax.text.Paragraphs.Paragraph;
import news.parallax.text.SentenceEnds.Piece;

/**
 * Cuts a text into sentences.
 *
 * <p>Headings, captions and furniture are sentences of their own; what has neither letter nor digit belongs to its
 * neighbour. Nothing that cannot be seen (zero-width and bidirectional characters, soft hyphens) and no look-alike
 * letter moves a cut. The time is linear in the text.
 */
public final class Sentences {

    /** No sentence is longer, in UTF-16 units. */
    public static final int LONGEST = 2_000;

    private Sentences() {}

    /**
     * The sentences of {@code text} in order, with offsets into exactly this text. Every letter and digit lies in
     * exactly one of them, and so does every other visible character unless the text has no letter or digit near it; a
     * text without any has no sentence.
     */
    public static List<Sentence> of(String text) {
        return read(text).sentences;
    }

    /** What {@link Quotations#of} answers: both need the sentences. */
    static List<Span> quotations(String text) {
        return read(text).quotations;
    }

    private record Reading(List<Sentence> sentences, List<Span> quotations) {}

    private static Reading read(String text) {
        Visible visible = Visible.of(text);
        List<Paragraph> paragraphs = Paragraphs.of(visible);
        QuotationScan scan = new QuotationScan(visible, paragraphs);
        SentenceEnds ends = new SentenceEnds(visible, scan);
        List<Piece> pieces = new ArrayList<>();
        for (Paragraph paragraph : paragraphs) {
            for (Piece piece : ends.cut(paragraph)) {
                append(visible, pieces, piece);
            }
        }
        Voice voice = new Voice(visible, scan.stretches());
        List<Sentence> sentences = voiced(limited(text, visible, pieces), voice);
        return new Reading(sentences, voice.quotations());
    }

    /** Adds a piece, or widens its neighbour by it when one of the two has no letter or digit. */
    private static void append(Visible text, List<Piece> pieces, Piece piece) {
        int last = pieces.size() - 1;
        if (last >= 0 && (!speaks(text, piece) || last == 0 && !speaks(text, pieces.get(0)))) {
            pieces.set(last, new Piece(pieces.get(last).begin(), piece.end()));
        } else {
            pieces.add(piece);
        }
    }

    private static boolean speaks(Visible text, Piece piece) {
        for (int i = piece.begin(); i < piece.end(); i++) {
            if (text.alphanumeric(i)) {
                return true;
            }
        }
        return false;
    }

    private static List<Span> limited(String text, Visible visible, List<Piece> pieces) {
        List<Span> spans = new ArrayList<>(pieces.size());
        LengthLimit limit = new LengthLimit(text, LONGEST);
        for (Piece piece : pieces) {
            limit.cut(visible.begin(piece.begin()), visible.end(piece.end() - 1), spans);
        }
        return spans;
    }

    private static List<Sentence> voiced(List<Span> spans, Voice voice) {
        List<Sentence> sentences = new ArrayList<>(spans.size());
        for (Span span : spans) {
            Voice.Share share = voice.next(span);
            if (share.speaks()) {
                sentences.add(new Sentence(span.begin(), span.end(), share.quoted()));
            }
        }
        return sentences;
    }
}
