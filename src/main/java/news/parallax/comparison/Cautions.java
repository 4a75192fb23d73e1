package news.parallax.comparison;

import java.util.List;
import java.util.Locale;

/** What the numbers of reports and comparisons over many stories do not show, for people to read. */
final class Cautions {
    private static final String ALWAYS =
            " They rest on the articles that were posted to this service, not on all that was"
                    + " published: whoever chose the articles chose part of the result. They speak of wording in the articles' own"
                    + " voice as one model reads it, not of what is true, what was left out, or what was meant. Each story counts"
                    + " once, however long it was told, and stories are taken as independent of each other; those of one event or"
                    + " one week are not quite, so the evidence is somewhat weaker than the p-values say. Texts that outlets took"
                    + " over from an agency stay in the values of each. Lean is learnt from the labels of American outlets and"
                    + " speaks of United States politics only. P-values are corrected for the tests of this answer, not for other"
                    + " axes, times and outlets that were looked at before.";

    private static final String SUBJECTS =
            " Outlets that tell different stories differ in what they write about as well as in"
                    + " how: compare only stories that all of them told (stories=shared) to leave the subjects out.";

    /** A smallest possible corrected p-value above which readers are told of it. */
    private static final double COARSE = 0.05;

    private Cautions() {}

    static String ofComparison(Gathered gathered, List<OutletReading> readings, double least) {
        StringBuilder caution =
                new StringBuilder("These are differences between outlets over many stories.").append(ALWAYS);
        if (!gathered.query().shared()) {
            caution.append(SUBJECTS);
        }
        readings.forEach(reading -> few(caution, reading));
        models(caution, gathered);
        if (least > COARSE) {
            caution.append(String.format(
                    Locale.ROOT,
                    " With so many tests of so many stories the work allows few permutations: no corrected p-value here can"
                            + " be smaller than %.2g, however large the difference.",
                    Math.min(1, least)));
        }
        return caution.toString();
    }

    static String ofReport(Gathered gathered, OutletReading reading, int undated) {
        StringBuilder caution = new StringBuilder("These are one outlet's values over many stories.")
                .append(ALWAYS)
                .append(" A trend is a straight line, which says nothing of why: subjects change with time, too.");
        few(caution, reading);
        if (undated > 0) {
            caution.append(
                    undated == 1
                            ? " 1 article has no publication date and is"
                            : " " + undated + " articles have no publication date and are");
            boolean bounded =
                    gathered.query().from() != null || gathered.query().to() != null;
            caution.append(bounded ? " left out." : " in the values, but neither in the series nor in the trends.");
        }
        models(caution, gathered);
        return caution.toString();
    }

    private static void few(StringBuilder caution, OutletReading reading) {
        int stories = reading.stories();
        if (stories < ManyStoriesDifferences.MINIMUM) {
            caution.append(' ')
                    .append(reading.outlet())
                    .append(" has ")
                    .append(stories == 0 ? "no stories" : stories == 1 ? "1 story" : stories + " stories")
                    .append(stories == 0 ? " here." : " only: its intervals may be too short, and nothing is tested.");
        }
    }

    private static void models(StringBuilder caution, Gathered gathered) {
        int others =
                gathered.leftOut().stream().mapToInt(Method.LeftOut::articles).sum();
        if (others > 0) {
            caution.append(' ')
                    .append(others)
                    .append(others == 1 ? " article was" : " articles were")
                    .append(" read by another model than the one whose readings these are and ")
                    .append(others == 1 ? "is" : "are")
                    .append(" left out.");
        }
        if (!gathered.current()) {
            caution.append(" The readings are those of ")
                    .append(gathered.view().model().name())
                    .append(' ')
                    .append(gathered.view().model().version())
                    .append(", which no longer scores.");
        }
    }
}
