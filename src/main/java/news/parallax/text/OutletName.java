package news.parallax.text;

import java.util.Locale;

/**
 * When a name is an outlet's.
 *
 * @param kind what has to stand beside it
 * @param shape how it has to be written
 */
record OutletName(Kind kind, Shape shape) {

    /** As {@code outlets.txt} explains. */
    enum Kind {
        ALWAYS,
        THE,
        TITLE,
        CAPITAL,
        CONTEXT;

        static Kind of(String cell) {
            return valueOf(cell.toUpperCase(Locale.ROOT));
        }
    }

    enum Shape {
        /** One word in capitals: 'CNN'. */
        CAPITALS,
        /** One word without a capital inside it: 'Townhall', not 'Town Hall'. */
        ONE_WORD,
        /** 'Hot Air', 'HotAir', 'Hot-Air'. */
        ANYHOW;

        static Shape of(String name) {
            Runs runs = new Runs(name);
            if (runs.size() != 1 || runs.end(0) - runs.begin(0) != name.length()) {
                return ANYHOW;
            }
            if (Runs.capitals(name)) {
                return CAPITALS;
            }
            return name.substring(1).chars().anyMatch(c -> c >= 'A' && c <= 'Z')
                            || name.length() > 1 && name.charAt(1) >= '0' && name.charAt(1) <= '9'
                    ? ANYHOW
                    : ONE_WORD;
        }
    }

    /**
     * @param written the letters and digits as they stand in the text
     * @param oneWord whether they stand there as one word
     */
    boolean fits(String written, boolean oneWord) {
        return switch (shape) {
            case CAPITALS -> Runs.capitals(written);
            case ONE_WORD -> oneWord;
            case ANYHOW -> true;
        };
    }
}
