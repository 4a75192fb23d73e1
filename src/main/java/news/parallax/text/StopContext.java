package news.parallax.text;

import news.parallax.text.Abbreviations.Kind;

/** Reads the words on both sides of a full stop. */
final class StopContext {

    private static final int LONGEST_WORD = 32;
    private static final int FEW = 3;

    private final Visible text;
    private final boolean lowerCaseStyle;

    StopContext(Visible text) {
        this.text = text;
        this.lowerCaseStyle = findLowerCaseStyle();
    }

    /** Whether this text begins its sentences in lower case. */
    boolean lowerCaseStyle() {
        return lowerCaseStyle;
    }

    private boolean findLowerCaseStyle() {
        boolean anyUpper = false;
        int lower = 0;
        int upper = 0;
        for (int i = 0; i < text.length(); i++) {
            anyUpper |= text.upper(i);
            if (text.white(i) && SentenceEnds.terminator(text.at(i - 1))) {
                lower += text.lower(i + 1) ? 1 : 0;
                upper += text.upper(i + 1) ? 1 : 0;
            }
        }
        return !anyUpper || lower >= FEW && lower > upper;
    }

    /** Whether the word at {@code i} begins in lower case and goes on in capitals, as brands do: iPhone. */
    boolean brand(int i) {
        int end = text.wordEnd(i);
        for (int at = i + 1; at < end; at++) {
            if (text.upper(at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the exclamation mark at {@code stop} belongs to a name: Yahoo! */
    boolean exclaimedName(int stop) {
        int begin = wordBegin(stop, stop - LONGEST_WORD);
        return text.upper(begin) && Abbreviations.exclaimed(text.folded(begin, stop));
    }

    /** Whether the word before the full stop is an abbreviation of any kind, or a list's number. */
    boolean abbreviated(int begin, int stop) {
        int word = wordBegin(stop, begin);
        return word == stop || stop - word == 1 || listMark(begin, word, stop) || kind(word, stop) != Kind.NONE;
    }

    /**
     * Whether a sentence ends although no white space follows its full stop, as in pasted text: {@code end.Next}.
     *
     * @param sentence where the sentence begins
     * @param stop the full stop
     * @param behind position behind the closing marks, where the next sentence would begin
     */
    boolean glued(int sentence, int stop, int behind) {
        int next = "\"\u201C\u2018".indexOf(text.at(behind)) >= 0 ? behind + 1 : behind;
        if (!text.upper(next) || !text.lower(stop - 1) && !text.digit(stop - 1)) {
            return false;
        }
        int wordEnd = text.wordEnd(next);
        boolean wordLike = text.white(wordEnd) || ",'\u2019;:".indexOf(text.at(wordEnd)) >= 0;
        for (int i = next + 1; i < wordEnd; i++) {
            wordLike &= text.lower(i);
        }
        int begin = stop;
        while (begin > sentence && stop - begin < LONGEST_WORD && !text.white(begin - 1)) {
            begin--;
            if ("@/:.".indexOf(text.at(begin)) >= 0) {
                return false;
            }
        }
        return wordLike
                && (behind > stop + 1 || next > behind || stop - begin > 2 || text.digit(begin))
                && !listMark(sentence, begin, stop);
    }

    /**
     * Whether a single full stop ends the sentence.
     *
     * @param begin where the sentence begins
     * @param stop the full stop
     * @param word the next letter or digit, not a small letter
     * @param closed whether a closing mark or bracket follows the full stop
     */
    boolean ends(int begin, int stop, int word, boolean closed) {
        int last = wordBegin(stop, begin);
        if (last == stop) {
            return true; // behind a bracket or a mark
        }
        if (listMark(begin, last, stop)) {
            return false;
        }
        int wordEnd = text.wordEnd(word);
        String next = text.folded(word, wordEnd);
        boolean initialNext = wordEnd - word == 1 && text.letter(word) && text.at(wordEnd) == '.';
        boolean starter = !initialNext && Abbreviations.starter(next);
        boolean number = text.digit(word);
        if (stop - last == 1 && text.letter(last)) {
            return initialEnds(last, starter, number, closed);
        }
        return switch (kind(last, stop)) {
            case NONE -> true;
            case INSIDE -> closed && starter;
            case BEFORE_NUMBER -> !number;
            case EITHER -> starter || !text.letter(word) && !number;
            case HOUR -> !Abbreviations.zone(next);
        };
    }

    /** A single letter and a full stop: an initial (J. Doe), seldom the end (plan B. Then ...). */
    private boolean initialEnds(int letter, boolean starter, boolean number, boolean closed) {
        if (!text.upper(letter)) {
            return !number || closed;
        }
        boolean pronoun = text.at(letter) == 'I' && text.white(letter - 1) && text.lower(letter - 2);
        return starter || closed || pronoun;
    }

    /** 1. or iv. or B. at the very beginning. */
    private boolean listMark(int begin, int word, int stop) {
        for (int i = begin; i < word; i++) {
            if (text.alphanumeric(i) || i - begin > FEW) {
                return false;
            }
        }
        boolean digits = true;
        boolean roman = true;
        for (int i = word; i < stop; i++) {
            digits &= text.digit(i);
            roman &= "ivxIVX".indexOf(text.at(i)) >= 0;
        }
        return stop - word == 1 && text.letter(word) || (digits || roman) && stop - word <= FEW;
    }

    private Kind kind(int word, int stop) {
        int begin = word;
        boolean party = stop - word > 2 && text.at(word + 1) == '-' && "DRI".indexOf(text.at(word)) >= 0;
        if (party) {
            begin = word + 2;
        } else {
            for (int i = stop - 1; i > word; i--) {
                if (text.at(i) == '-') {
                    begin = i + 1;
                    break;
                }
            }
        }
        if (begin >= stop) {
            return Kind.NONE;
        }
        char before = text.white(begin - 1) ? text.at(begin - 2) : text.at(begin - 1);
        return Abbreviations.of(text.text(begin, stop), party || before == ',' || before == '(');
    }

    /** Where the word before {@code stop} begins: letters, digits, inner full stops and hyphens. */
    private int wordBegin(int stop, int least) {
        int begin = stop;
        while (begin > least && begin > 0 && stop - begin < LONGEST_WORD && inWord(begin - 1)) {
            begin--;
        }
        return begin;
    }

    private boolean inWord(int i) {
        return text.alphanumeric(i) || ".-/&".indexOf(text.at(i)) >= 0;
    }
}
