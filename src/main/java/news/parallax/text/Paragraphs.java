package news.parallax.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The paragraphs, headings and captions of a text: the stretches that no sentence reaches across.
 *
 * <p>A line break ends one unless the line goes on: it was wrapped at a fixed width, or it stops short of a full stop
 * and the next line begins in lower case. A blank line ends one too, unless it tears such a sentence in two.
 */
final class Paragraphs {

    /** A paragraph in positions of a {@link Visible}, trimmed. */
    record Paragraph(int begin, int end) {}

    private static final Set<String> DANGLING =
            Set.of(("a an the of in to and or for with by at from that on as is are was"
                            + " were be has have had his her its their our this which who but than into not will would can could")
                    .split(" "));
    private static final int LONG_LINE = 40;
    private static final int NARROWEST = 45;
    private static final int WIDEST = 100;

    private final Visible text;

    private Paragraphs(Visible text) {
        this.text = text;
    }

    static List<Paragraph> of(Visible text) {
        return new Paragraphs(text).join();
    }

    private List<Paragraph> join() {
        List<Line> lines = Line.of(text);
        List<Paragraph> paragraphs = new ArrayList<>();
        for (int first = 0; first < lines.size(); ) {
            int behind = first + 1;
            while (behind < lines.size() && lines.get(behind).breaks() == 1) {
                behind++;
            }
            boolean wrapped = wrapped(lines.subList(first, behind));
            for (int i = first; i < behind; i++) {
                Line line = lines.get(i);
                int last = paragraphs.size() - 1;
                if (i > 0 && (i > first && wrapped || goesOn(lines.get(i - 1), line))) {
                    paragraphs.set(last, new Paragraph(paragraphs.get(last).begin, line.end()));
                } else {
                    paragraphs.add(new Paragraph(line.begin(), line.end()));
                }
            }
            first = behind;
        }
        return paragraphs;
    }

    /** Whether the lines fill one column: none but the last had room for the next line's first word. */
    private boolean wrapped(List<Line> lines) {
        int width = 0;
        for (Line line : lines) {
            width = Math.max(width, line.end() - line.begin());
        }
        int full = 0;
        for (int i = 0; i + 1 < lines.size() && width >= NARROWEST && width <= WIDEST; i++) {
            Line line = lines.get(i);
            if (line.end() - line.begin() + 1 + firstWord(lines.get(i + 1)) > width) {
                full++;
            } else if (!stops(line)) {
                return false;
            }
        }
        return full >= 2;
    }

    private int firstWord(Line line) {
        int at = line.begin();
        while (at < line.end() && text.at(at) != ' ') {
            at++;
        }
        return at - line.begin();
    }

    private boolean goesOn(Line line, Line next) {
        boolean single = next.breaks() == 1;
        String last = lastWord(line);
        char mark = text.at(line.end() - 1);
        boolean stopped = stops(line);
        if (stopped && !(single && mark == '.' && abbreviated(line))) {
            return false;
        }
        boolean dangling = mark == ',' || DANGLING.contains(last);
        if (startsLower(next)) {
            return single
                    || dangling
                    || line.end() - line.begin() >= LONG_LINE && text.lower(line.end() - 1) && lowerWord(line);
        }
        return single && !stopped && dangling && text.alphanumeric(next.begin());
    }

    /** Whether the line ends as a sentence or an announcement does, closing marks aside. */
    private boolean stops(Line line) {
        int at = line.end() - 1;
        while (at > line.begin() && "\"'\u201D\u2019\u00BB\u203A)]".indexOf(text.at(at)) >= 0) {
            at--;
        }
        return text.at(at) == ':' || SentenceEnds.terminator(text.at(at));
    }

    private boolean abbreviated(Line line) {
        int begin = line.end() - 1;
        while (begin > line.begin()
                && line.end() - begin < 16
                && (text.alphanumeric(begin - 1) || text.at(begin - 1) == '.')) {
            begin--;
        }
        return begin < line.end() - 1
                && Abbreviations.of(text.text(begin, line.end() - 1), false) != Abbreviations.Kind.NONE;
    }

    private String lastWord(Line line) {
        int begin = wordBegin(line);
        return text.text(begin, line.end());
    }

    private boolean lowerWord(Line line) {
        return text.lower(wordBegin(line));
    }

    private int wordBegin(Line line) {
        int begin = line.end();
        while (begin > line.begin() && line.end() - begin < 40 && text.letter(begin - 1)) {
            begin--;
        }
        return begin;
    }

    /** Whether the line begins in lower case, with a word that is not spelled like a brand (iPhone). */
    private boolean startsLower(Line line) {
        int at = line.begin();
        while (at < line.end() && "\"'\u201C\u2018\u00AB(\u2014\u2013".indexOf(text.at(at)) >= 0) {
            at++;
        }
        if (!text.lower(at)) {
            return ",;)".indexOf(text.at(line.begin())) >= 0;
        }
        int end = text.wordEnd(at);
        for (int i = at; i < end; i++) {
            if (text.upper(i)) {
                return false;
            }
        }
        return true;
    }
}
