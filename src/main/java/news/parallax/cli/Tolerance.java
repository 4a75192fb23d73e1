package news.parallax.cli;

import java.util.Locale;

/**
 * How far a figure of an audit may go.
 *
 * @param figure its name, or the beginning of it up to a full stop: {@code tone.shift} speaks of
 *     {@code tone.shift.scottish} too
 * @param limit on the figure's own scale
 * @param why what would go wrong for a reader beyond it
 */
record Tolerance(String figure, Kind kind, double limit, String why) {
    enum Kind {
        /** The figure's absolute value is at most the limit. */
        WITHIN,
        AT_MOST,
        AT_LEAST;

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static Tolerance within(String figure, double limit, String why) {
        return new Tolerance(figure, Kind.WITHIN, limit, why);
    }

    static Tolerance atMost(String figure, double limit, String why) {
        return new Tolerance(figure, Kind.AT_MOST, limit, why);
    }

    static Tolerance atLeast(String figure, double limit, String why) {
        return new Tolerance(figure, Kind.AT_LEAST, limit, why);
    }

    boolean covers(String name) {
        return name.equals(figure) || name.startsWith(figure + ".");
    }

    boolean metBy(Figure figure) {
        return switch (kind) {
            case WITHIN -> Math.abs(figure.value()) <= limit;
            case AT_MOST -> figure.value() <= limit;
            case AT_LEAST -> figure.value() >= limit;
        };
    }
}
