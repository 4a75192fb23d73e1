package news.parallax.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;
import news.parallax.text.Paragraphs.Paragraph;

/** Decides which full stops, question marks and exclamation marks of a paragraph end a sentence. */
final class SentenceEnds {

    /** A stretch in positions of a {@link Visible}. */
    record Piece(int begin, int end) {}

    private static final int FAR = 60;

    private final Visible text;
    private final QuotationScan quotations;
    private final StopContext context;
    private int wordFound;

    SentenceEnds(Visible text, QuotationScan quotations) {
        this.text = text;
        this.quotations = quotations;
        this.context = new StopContext(text);
    }

    /** Whether {@code c} can end a sentence, in any script. */
    static boolean terminator(char c) {
        return c < 0x80
                ? c == '.' || c == '!' || c == '?'
                : c == '\u2026' || UCharacter.hasBinaryProperty(c, UProperty.S_TERM);
    }

    List<Piece> cut(Paragraph paragraph) {
        List<Piece> pieces = new ArrayList<>();
        int begin = paragraph.begin();
        int at = begin;
        while (at < paragraph.end()) {
            if (!terminator(text.at(at))) {
                at++;
                continue;
            }
            int marksEnd = at;
            while (marksEnd < paragraph.end() && terminator(text.at(marksEnd))) {
                marksEnd++;
            }
            int behind = closers(marksEnd, paragraph.end());
            int next = text.skipWhite(behind, paragraph.end());
            if (next < paragraph.end() && ends(begin, at, marksEnd, behind, next, paragraph.end())) {
                pieces.add(new Piece(begin, behind));
                begin = next;
            }
            at = Math.max(behind, at + 1);
        }
        pieces.add(new Piece(begin, paragraph.end()));
        return pieces;
    }

    /** Position behind what belongs to the full stop before {@code from}: closing marks, brackets, footnotes, emoji. */
    private int closers(int from, int end) {
        int at = from;
        while (at < end) {
            char c = text.at(at);
            int behindWhite = text.skipWhite(at, Math.min(end, at + 3));
            if (behindWhite > at && quotations.closes(behindWhite)) {
                at = behindWhite + 1;
            } else if (quotations.closes(at)
                    || ")]}\u201D\u00BB\u203A\u00B9*\u2020".indexOf(c) >= 0
                    || c == Characters.SYMBOL) {
                at++;
            } else if ((c == '"' || c == '\'' || c == '\u2019') && !text.alphanumeric(at + 1)) {
                at++;
            } else if (c == '[' && text.digit(at + 1) && footnoteEnd(at) > 0) {
                at = footnoteEnd(at);
            } else {
                break;
            }
        }
        return at;
    }

    private int footnoteEnd(int at) {
        int digit = at + 1;
        while (digit - at < 4 && text.digit(digit)) {
            digit++;
        }
        return text.at(digit) == ']' ? digit + 1 : -1;
    }

    private boolean ends(int begin, int stop, int marksEnd, int behind, int next, int end) {
        char mark = text.at(marksEnd - 1);
        boolean plain = mark < 0x80 || mark == '\u2026';
        int word = firstWord(next);
        if (word >= end || text.at(next) == '.') {
            return false; // nothing to begin a sentence with, or an ellipsis with spaces
        }
        if (next == behind) {
            return !plain || context.glued(begin, stop, behind);
        }
        if (!plain) {
            return true;
        }
        if (text.lower(word) && !context.brand(word)) {
            return context.lowerCaseStyle() && behind == marksEnd && !context.abbreviated(begin, stop);
        }
        boolean closed = behind > marksEnd;
        if (mark != '.') {
            return !(closed && spokenBy(word, end)) && !(mark == '!' && !closed && context.exclaimedName(stop));
        }
        boolean dots = marksEnd - stop > 1;
        return dots ? !(closed && spokenBy(word, end)) : context.ends(begin, stop, word, closed);
    }

    /** The first letter or digit from {@code from} on; asked from front to back, so that no stretch is read twice. */
    private int firstWord(int from) {
        wordFound = Math.max(wordFound, from);
        while (wordFound < text.length() && !text.alphanumeric(wordFound)) {
            wordFound++;
        }
        return wordFound;
    }

    /** Whether the words from {@code word} on name somebody who spoke: Who cares?" Mr. Doe asked. */
    private boolean spokenBy(int word, int end) {
        int limit = Math.min(end, word + FAR);
        for (int at = word; at < limit; ) {
            int wordEnd = text.wordEnd(at);
            if (at > word && Abbreviations.speech(text.folded(at, wordEnd))) {
                return true;
            }
            if (!text.upper(at)) {
                return false;
            }
            at = wordEnd;
            while (at < limit && (text.at(at) == '.' || text.white(at) || text.at(at) == '-')) {
                at++;
            }
            if (at == wordEnd || !text.alphanumeric(at)) {
                return false;
            }
        }
        return false;
    }
}
