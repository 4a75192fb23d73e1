package news.parallax.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import news.parallax.comparison.Comparison;
import news.parallax.comparison.Difference;

/**
 * The differences of all pairs of outlets in one measure.
 *
 * @param summary how many of them are beyond chance, in a sentence
 * @param rows tested ones, those beyond chance before the others, the widest first
 * @param untested pairs that nothing is claimed of, with the reason
 */
public record DifferenceTable(MeasureScale scale, String summary, List<Row> rows, List<Untested> untested) {
    /** Corrected p-values up to here are called beyond chance. */
    static final double LEVEL = 0.05;

    private static final Comparator<Difference> WIDEST = Comparator.comparing(DifferenceTable::beyond)
            .thenComparingDouble(difference -> difference.difference() == null ? 0 : Math.abs(difference.difference()));

    /**
     * @param n units of a and of b
     * @param paired stories that both told; empty on one story
     * @param beyond whether it is beyond chance
     */
    public record Row(
            String a,
            String b,
            String difference,
            String interval,
            String effectSize,
            String p,
            String corrected,
            String n,
            String paired,
            boolean beyond) {}

    /** @param pair the names of two outlets, in words */
    public record Untested(String pair, String reason) {}

    /** Whether the table is so long that it scrolls in a box of its own. */
    public boolean many() {
        return rows.size() > 20;
    }

    public boolean manyUntested() {
        return untested.size() > 6;
    }

    public boolean anyPaired() {
        return rows.stream().anyMatch(row -> !row.paired().isEmpty());
    }

    static DifferenceTable of(Comparison comparison, MeasureScale scale) {
        List<Difference> all = of(comparison, scale.measure());
        List<Row> rows = all.stream()
                .filter(difference -> difference.reason() == null)
                .sorted(WIDEST.reversed())
                .map(DifferenceTable::row)
                .toList();
        List<Untested> untested = all.stream()
                .filter(difference -> difference.reason() != null)
                .map(difference -> new Untested(difference.a() + " and " + difference.b(), difference.reason()))
                .toList();
        return new DifferenceTable(scale, summary(rows), rows, untested);
    }

    /** The two outlets that lie furthest apart in a measure, those beyond chance before the others. */
    static Optional<Difference> widest(Comparison comparison, String measure) {
        return of(comparison, measure).stream()
                .filter(difference -> difference.difference() != null)
                .max(WIDEST);
    }

    private static List<Difference> of(Comparison comparison, String measure) {
        return comparison.differences().stream()
                .filter(difference -> difference.measure().equals(measure))
                .toList();
    }

    private static boolean beyond(Difference difference) {
        return difference.pValueCorrected() != null && difference.pValueCorrected() <= LEVEL;
    }

    private static Row row(Difference difference) {
        return new Row(
                difference.a(),
                difference.b(),
                difference.difference() == null ? "–" : Numbers.signed(difference.difference()),
                difference.interval() == null ? "–" : Digits.signed(difference.interval()),
                difference.effectSize() == null ? "–" : Numbers.signed(difference.effectSize()),
                difference.pValue() == null ? "–" : Digits.p(difference.pValue()),
                difference.pValueCorrected() == null ? "–" : Digits.p(difference.pValueCorrected()),
                difference.nA() + ", " + difference.nB(),
                difference.paired() == null ? "" : difference.paired().toString(),
                beyond(difference));
    }

    private static String summary(List<Row> rows) {
        if (rows.isEmpty()) {
            return "No pair of outlets could be tested.";
        }
        long beyond = rows.stream().filter(Row::beyond).count();
        return (beyond == 0
                        ? "Of " + pairs(rows.size()) + " none differs"
                        : "Of " + pairs(rows.size()) + " " + beyond + (beyond == 1 ? " differs" : " differ"))
                + " beyond chance (corrected p ≤ 0.05)"
                + (beyond == rows.size() ? "." : "; of the others that is not to say that they tell it alike.");
    }

    private static String pairs(int n) {
        return Digits.counted(n, "tested pair", "tested pairs");
    }
}
