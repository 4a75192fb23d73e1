package news.parallax.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import news.parallax.comparison.ClassShare;
import news.parallax.comparison.Comparison;
import news.parallax.measure.Measure;

/** How many sentences of each outlet belong to a class, counted in three ways. */
public record ShareTable(String title, List<Row> rows) {
    public record Row(
            String outlet,
            String expected,
            String thresholded,
            String corrected,
            String interval,
            String errors,
            String n) {}

    static List<ShareTable> of(Comparison comparison, Function<String, MeasureScale> scales) {
        Set<String> classes = new LinkedHashSet<>();
        comparison.outlets().forEach(outlet -> classes.addAll(outlet.shares().keySet()));
        return classes.stream()
                .map(name -> new ShareTable(
                        title(name, scales),
                        comparison.outlets().stream()
                                .filter(outlet -> outlet.shares().containsKey(name))
                                .map(outlet -> row(
                                        outlet.outlet(),
                                        Objects.requireNonNull(outlet.shares().get(name))))
                                .toList()))
                .toList();
    }

    private static String title(String name, Function<String, MeasureScale> scales) {
        boolean known = name.indexOf('.') > 0 || Measure.of(name).isPresent();
        return known ? scales.apply(name).title() : name;
    }

    private static Row row(String outlet, ClassShare share) {
        return new Row(
                outlet,
                Digits.percent(share.expected()),
                Digits.percent(share.thresholded()) + " at " + Numbers.plain(share.threshold()),
                share.corrected() == null ? "–" : Digits.percent(share.corrected()),
                share.interval() == null
                        ? "–"
                        : Digits.percent(share.interval().low()) + " to "
                                + Digits.percent(share.interval().high()),
                share.sensitivity() == null || share.specificity() == null
                        ? "not known"
                        : "finds " + Digits.percent(share.sensitivity()) + ", leaves out "
                                + Digits.percent(share.specificity()) + " of the others ("
                                + Digits.counted(share.labelled(), "labelled row", "labelled rows") + ")",
                Integer.toString(share.n()));
    }
}
