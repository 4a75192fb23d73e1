package news.parallax.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A few parts of a text, enough to tell its language.
 *
 * @param parts stretches of words, invisible characters left out, look-alike letters inside Latin words read as Latin
 * @param prose whether these are words rather than numbers or code, and enough of them
 * @param english whether English function words are as frequent as only English has them
 * @param someEnglish whether too many of them occur for another language
 */
record LanguageSample(List<String> parts, boolean prose, boolean english, boolean someEnglish) {

    private static final int PARTS = 5;
    private static final int PART = 160;
    private static final int WINDOW = 400;
    private static final int FEWEST_LETTERS = 24;
    /** Frequent in English, and rare or spelled otherwise in the other languages. */
    private static final Set<String> FUNCTION_WORDS = Set.of(("the and that with for this was from have which said they"
                    + " would their been were not but has are of to his who by its it's it will when there than you be"
                    + " he she we as on or if after about more what had an at is")
            .split(" "));

    /** A sample of {@code text}. */
    static LanguageSample of(String text) {
        return read(windows(text));
    }

    /** A sample of what {@code text} says outside quotation marks. */
    static LanguageSample ofOwnVoice(String text) {
        return read(windows(text).stream().map(LanguageSample::unquoted).toList());
    }

    private static List<String> windows(String text) {
        List<String> windows = new ArrayList<>();
        boolean whole = text.length() <= PARTS * WINDOW;
        for (int i = 0; i < PARTS; i++) {
            int from = whole ? i * WINDOW : (int) ((long) (text.length() - WINDOW) * i / (PARTS - 1));
            if (from < text.length()) {
                windows.add(text.substring(from, Math.min(text.length(), from + WINDOW)));
            }
        }
        return windows;
    }

    private static String unquoted(String window) {
        StringBuilder rest = new StringBuilder(window.length());
        int at = 0;
        for (Span quotation : Quotations.of(window)) {
            rest.append(window, at, quotation.begin()).append(' ');
            at = quotation.end();
        }
        return rest.append(window, at, window.length()).toString();
    }

    private static LanguageSample read(List<String> windows) {
        Tally tally = new Tally();
        List<String> parts = windows.stream()
                .map(tally::clean)
                .filter(part -> !part.isBlank())
                .toList();
        double share = tally.words == 0 ? 0 : (double) tally.functionWords / tally.words;
        boolean prose =
                tally.letters >= FEWEST_LETTERS && tally.letters * 2 > tally.seen && tally.code * 20 < tally.seen;
        return new LanguageSample(
                parts, prose, tally.distinct.size() >= 4 && share >= 0.2, tally.distinct.size() >= 6 && share >= 0.15);
    }

    private static final class Tally {
        private int seen;
        private int letters;
        private int code;
        private int words;
        private int functionWords;
        private final Set<String> distinct = new HashSet<>();

        /** Counts what stands in {@code window} and returns its first words as the detector should read them. */
        String clean(String window) {
            StringBuilder part = new StringBuilder();
            StringBuilder word = new StringBuilder();
            for (int at = 0; at < window.length(); ) {
                int codePoint = window.codePointAt(at);
                at += Character.charCount(codePoint);
                boolean mark = Character.getType(codePoint) == Character.NON_SPACING_MARK;
                if (!mark && Characters.unseen(codePoint)) {
                    continue;
                }
                boolean white = Characters.white(codePoint);
                seen += white ? 0 : 1;
                code += "{}<>=;_\\|[]".indexOf(codePoint) >= 0 ? 1 : 0;
                if (Character.isLetter(codePoint)
                        || mark
                        || (codePoint == '\'' || codePoint == 0x2019) && !word.isEmpty()) {
                    word.appendCodePoint(codePoint);
                    letters += mark ? 0 : 1;
                } else {
                    endWord(word, part);
                }
            }
            endWord(word, part);
            return part.toString();
        }

        private void endWord(StringBuilder word, StringBuilder part) {
            if (word.isEmpty()) {
                return;
            }
            boolean ascii = word.chars().allMatch(c -> c < 0x80);
            String plain =
                    ascii ? word.toString() : NormalizedText.of(word.toString()).value();
            String folded = plain.toLowerCase(Locale.ROOT);
            words++;
            if (FUNCTION_WORDS.contains(folded)) {
                functionWords++;
                distinct.add(folded);
            }
            if (part.length() < PART) {
                part.append(!ascii && latin(word) ? read(word) : word).append(' ');
            }
            word.setLength(0);
        }

        private static boolean latin(CharSequence word) {
            return word.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
        }

        /** Look-alike letters as Latin ones, accents kept: they tell French from English. */
        private static String read(CharSequence word) {
            StringBuilder read = new StringBuilder(word.length());
            Normalizer.normalize(word, Normalizer.Form.NFC)
                    .codePoints()
                    .map(Lookalikes::latin)
                    .forEach(read::appendCodePoint);
            return read.toString();
        }
    }
}
