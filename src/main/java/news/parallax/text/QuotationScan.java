package news.parallax.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import news.parallax.text.Paragraphs.Paragraph;
import news.parallax.text.QuotationMark.Family;

/** Pairs the quotation marks of a text, paragraph by paragraph. */
final class QuotationScan {

    /** A quoted stretch in positions of a {@link Visible}, its marks included. */
    record Stretch(int begin, int end) {}

    private static final int DEEPEST = 16;
    private static final int LONGEST_RUN = 3;
    /** A whole article may come as one paragraph: an unclosed mark must not swallow it. */
    private static final int LONGEST_UNCLOSED = 1_000;

    private final Visible text;
    private final List<Stretch> stretches = new ArrayList<>();
    private final BitSet closing = new BitSet();
    private final List<QuotationMark> open = new ArrayList<>();
    /** Which of the open marks were followed by another opening mark of their family. */
    private final BitSet followed = new BitSet();

    QuotationScan(Visible text, List<Paragraph> paragraphs) {
        this.text = text;
        List<QuotationMark> next = paragraphs.isEmpty() ? List.of() : marks(paragraphs.get(0));
        for (int i = 0; i < paragraphs.size(); i++) {
            List<QuotationMark> marks = next;
            next = i + 1 < paragraphs.size() ? marks(paragraphs.get(i + 1)) : List.of();
            pair(marks);
            int begin = next.isEmpty() ? -1 : paragraphs.get(i + 1).begin();
            QuotationMark left = endParagraph(paragraphs.get(i).end(), next, begin);
            open.clear();
            if (left != null) {
                open(new QuotationMark(begin, 0, left.mark(), left.family(), true, false));
            }
        }
        keepOutermost();
    }

    /** The outermost stretches in order, scare quotes among them. */
    List<Stretch> stretches() {
        return stretches;
    }

    /** Whether the character at {@code i} closes a quotation. */
    boolean closes(int i) {
        return closing.get(i);
    }

    private List<QuotationMark> marks(Paragraph paragraph) {
        List<QuotationMark> marks = new ArrayList<>();
        for (int i = paragraph.begin(); i < paragraph.end(); ) {
            int run = i + 1;
            while (run < paragraph.end() && text.at(run) == text.at(i)) {
                run++;
            }
            QuotationMark mark = run - i > LONGEST_RUN ? null : QuotationMark.at(text, i);
            if (mark != null && (mark.opens() || mark.closes())) {
                marks.add(mark);
            }
            i = run - i > LONGEST_RUN ? run : mark != null ? i + mark.width() : i + 1;
        }
        return marks;
    }

    private void pair(List<QuotationMark> marks) {
        boolean[] closedLater = closedLater(marks);
        for (int i = 0; i < marks.size(); i++) {
            QuotationMark mark = marks.get(i);
            int partner = partner(mark);
            boolean rather = mark.opens()
                    && (mark.mark() == '\'' || mark.mark() == '"' && !SentenceEnds.terminator(text.at(mark.at() - 1)));
            if (partner >= 0 && !rather) {
                if (!(closedLater[i] && (mark.measures(text) || mark.possessive(text)))) {
                    close(partner, mark);
                }
            } else if (mark.opens() && open.size() < DEEPEST) {
                open(mark);
            }
        }
    }

    /** For each mark whether the next one of its family can only close. */
    private static boolean[] closedLater(List<QuotationMark> marks) {
        Map<Family, QuotationMark> next = new EnumMap<>(Family.class);
        boolean[] later = new boolean[marks.size()];
        for (int i = later.length - 1; i >= 0; i--) {
            QuotationMark following = next.put(marks.get(i).family(), marks.get(i));
            later[i] = following != null && following.closes() && !following.opens();
        }
        return later;
    }

    /** Index among the open marks of the one that {@code mark} closes, or -1. */
    private int partner(QuotationMark mark) {
        for (int i = open.size() - 1; i >= 0 && mark.closes(); i--) {
            QuotationMark candidate = open.get(i);
            if (candidate.family() == mark.family()) {
                boolean above = i < open.size() - 1 && mark.family() == Family.SINGLE;
                boolean fits = switch (mark.mark()) {
                    case '\u201C' -> candidate.mark() == '\u201E';
                    case '\u2018' -> candidate.mark() == '\u201A';
                    case '\u00AB' -> candidate.mark() == '\u00BB';
                    case '\u2039' -> candidate.mark() == '\u203A';
                    default -> true;
                };
                return fits && (!above || ".,!?\u2026".indexOf(text.at(mark.at() - 1)) >= 0) ? i : -1;
            }
        }
        return -1;
    }

    private void open(QuotationMark mark) {
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i).family() == mark.family()) {
                followed.set(i);
            }
        }
        followed.clear(open.size());
        open.add(mark);
    }

    private void close(int partner, QuotationMark mark) {
        stretches.add(new Stretch(open.get(partner).at(), mark.at() + mark.width()));
        closing.set(mark.at(), mark.at() + mark.width());
        open.subList(partner, open.size()).clear();
    }

    /**
     * Settles what is still open: by newspaper custom a quotation that runs on reopens with the next paragraph;
     * otherwise it ends here, unless marks of its kind that follow it show it to be a stray one.
     *
     * @return the mark whose quotation runs on into the next paragraph without being reopened, or null
     */
    private QuotationMark endParagraph(int end, List<QuotationMark> next, int nextBegin) {
        for (int i = 0; i < open.size(); i++) {
            QuotationMark mark = open.get(i);
            QuotationMark first = first(next, mark.family());
            boolean reopened = first != null && first.at() == nextBegin && first.opens();
            boolean closedNext = first != null && first.closes() && !first.opens() && mark.family() != Family.SINGLE;
            boolean stray = mark.family() == Family.SINGLE || followed.get(i);
            if (reopened || closedNext || !stray && end - mark.at() <= LONGEST_UNCLOSED) {
                stretches.add(new Stretch(mark.at(), end));
                return closedNext && !first.behindNumber(text) ? mark : null;
            }
        }
        return null;
    }

    private static QuotationMark first(List<QuotationMark> marks, Family family) {
        for (QuotationMark mark : marks) {
            if (mark.family() == family) {
                return mark;
            }
        }
        return null;
    }

    private void keepOutermost() {
        stretches.sort(Comparator.comparingInt(Stretch::begin).thenComparing(Stretch::end, Comparator.reverseOrder()));
        int reached = 0;
        List<Stretch> outermost = new ArrayList<>();
        for (Stretch stretch : stretches) {
            if (stretch.begin() >= reached && stretch.end() > stretch.begin()) {
                outermost.add(stretch);
                reached = stretch.end();
            }
        }
        stretches.clear();
        stretches.addAll(outermost);
    }
}
