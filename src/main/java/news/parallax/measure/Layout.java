package news.parallax.measure;

import java.util.List;

/** How a text is set, told by its characters and lines alone. */
enum Layout {
    /** Sentences in paragraphs. */
    PROSE,
    /** Short lines: verse, lists, tables. */
    VERSE,
    /** Program code or data. */
    CODE;

    /** Prose has no use for these: 99 in 100 news articles have fewer than 4 among a thousand characters. */
    private static final String SIGNS = "{}[]<>=_\\|/#*+@^~`";

    private static final double CODE_SHARE = 0.015;

    /** Articles come in paragraphs or are wrapped behind 60 characters and more. */
    private static final int SHORT_LINE = 50;

    private static final int LINES = 8;
    private static final double VERSE_SHARE = 0.75;

    /** Verse may have longer lines, but then begins them with a capital in the middle of a sentence. */
    private static final int LONG_LINE = 80;

    private static final double CAPITAL_SHARE = 0.4;

    /** @param text as it was sent, with its line breaks; characters that nobody sees do not count */
    static Layout of(String text) {
        int visible = length(text);
        long signs = text.chars().filter(c -> SIGNS.indexOf(c) >= 0).count();
        if (signs > CODE_SHARE * visible) {
            return CODE;
        }
        List<String> lines =
                text.lines().map(String::strip).filter(line -> length(line) > 0).toList();
        return lines.size() >= LINES && (shortLines(lines) || capitals(lines)) ? VERSE : PROSE;
    }

    private static boolean shortLines(List<String> lines) {
        // Weighed by their characters: a few bylines and captions do not make an article a poem.
        long within = lines.stream()
                .mapToLong(Layout::length)
                .filter(length -> length < SHORT_LINE)
                .sum();
        return within > VERSE_SHARE * lines.stream().mapToLong(Layout::length).sum();
    }

    private static boolean capitals(List<String> lines) {
        int begun = 0;
        for (int i = 1; i < lines.size(); i++) {
            String before = lines.get(i - 1);
            boolean unfinished = Character.isLetter(before.charAt(before.length() - 1)) || before.endsWith(",");
            begun += unfinished && Character.isUpperCase(lines.get(i).charAt(0)) ? 1 : 0;
        }
        return begun > CAPITAL_SHARE * lines.size() && lines.stream().allMatch(line -> length(line) <= LONG_LINE);
    }

    private static int length(String text) {
        return (int) text.codePoints()
                .filter(c -> switch (Character.getType(c)) {
                    case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.CONTROL ->
                            false;
                    default -> true;
                })
                .count();
    }
}
