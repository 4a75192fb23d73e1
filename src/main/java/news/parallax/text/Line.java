package news.parallax.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A line that is not blank, in positions of a {@link Visible}, trimmed.
 *
 * @param begin its first character
 * @param end behind its last character
 * @param breaks how many line breaks stand before it, a paragraph separator counting as two
 */
record Line(int begin, int end, int breaks) {

    /** The lines of {@code text} in order. */
    static List<Line> of(Visible text) {
        List<Line> lines = new ArrayList<>();
        int breaks = 0;
        for (int i = 0; i < text.length(); ) {
            if (text.white(i)) {
                breaks += text.at(i) == '\f' ? 2 : text.at(i) == '\n' ? 1 : 0;
                i++;
                continue;
            }
            int end = i;
            int at = i;
            while (at < text.length() && text.at(at) != '\n' && text.at(at) != '\f') {
                if (text.at(at++) != ' ') {
                    end = at;
                }
            }
            lines.add(new Line(i, end, breaks));
            breaks = 0;
            i = at;
        }
        return lines;
    }
}
