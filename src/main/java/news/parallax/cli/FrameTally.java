package news.parallax.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import news.parallax.model.ModelDescription;
import news.parallax.stats.LabelSets;
import news.parallax.stats.RankArea;
import news.parallax.stats.Seeds;

/** What was said of the frames of labelled texts. */
final class FrameTally {
    /** Texts up to this many sentences are held to the threshold of a sentence, longer ones to that of an article. */
    static final int SHORT = 2;

    private final FrameLabels labels;
    private final ModelDescription.Threshold threshold;
    private final List<Set<String>> truths = new ArrayList<>();
    private final List<FrameReading> readings = new ArrayList<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private int skipped;

    FrameTally(FrameLabels labels, ModelDescription.Threshold threshold) {
        this.labels = labels;
        this.threshold = threshold;
    }

    /** @param truth labels in their own words */
    void add(Set<String> truth, FrameReading reading) {
        truths.add(truth);
        readings.add(reading);
        reading.withheld().ifPresent(reason -> reasons.merge(reason, 1, Integer::sum));
    }

    void skip() {
        skipped++;
    }

    /** The frames that are said to be there. */
    List<String> frames(FrameReading reading) {
        return IntStream.range(0, labels.frames().size())
                .filter(frame -> there(reading, frame))
                .mapToObj(labels.frames()::get)
                .toList();
    }

    private boolean there(FrameReading reading, int frame) {
        double least = reading.sentences() <= SHORT ? threshold.sentence() : threshold.article();
        return reading.values()[frame] >= least;
    }

    /** @throws CommandException when there is no labelled text */
    void addTo(ObjectNode figures) {
        if (truths.isEmpty()) {
            throw new CommandException("there are no labelled rows to evaluate on");
        }
        figures.put("rows", truths.size());
        figures.put("skipped", skipped);
        figures.put(
                "abstained",
                reasons.values().stream().mapToInt(Integer::intValue).sum());
        if (!reasons.isEmpty()) {
            reasons.forEach(figures.putObject("abstained_reasons")::put);
        }
        figures.putObject("threshold").put("sentence", threshold.sentence()).put("article", threshold.article());
        Set<String> met = new TreeSet<>();
        truths.forEach(met::addAll);
        List<String> mapped =
                met.stream().filter(label -> labels.frame(label).isPresent()).toList();
        if (!mapped.isEmpty()) {
            describe(figures, mapped);
        }
        ObjectNode unmapped = figures.putObject("unmapped");
        met.stream().filter(label -> labels.frame(label).isEmpty()).forEach(label -> unmapped.put(label, count(label)));
    }

    private void describe(ObjectNode figures, List<String> mapped) {
        LabelSets sets = new LabelSets(
                truths.stream().map(truth -> row(mapped, truth::contains)).toArray(boolean[][]::new),
                readings.stream()
                        .map(reading -> row(mapped, label -> there(reading, frame(label))))
                        .toArray(boolean[][]::new));
        Numbers.put(figures, "macro_f1", sets.macroF1(), sets.macroF1Interval(Seeds.of("evaluate", "frames")));
        ObjectNode each = figures.putObject("labels");
        for (int k = 0; k < mapped.size(); k++) {
            String label = mapped.get(k);
            ObjectNode one = each.putObject(label);
            one.put("n", count(label)).put("frame", labels.frames().get(frame(label)));
            one.put("precision", Numbers.rounded(sets.precision(k)));
            one.put("recall", Numbers.rounded(sets.recall(k)));
            one.put("f1", Numbers.rounded(sets.f1(k)));
            RankArea.of(values(label, true), values(label, false))
                    .ifPresent(auc -> Numbers.put(one, "auc", auc.value(), auc.interval()));
        }
    }

    private static boolean[] row(List<String> mapped, Predicate<String> holds) {
        boolean[] row = new boolean[mapped.size()];
        for (int k = 0; k < row.length; k++) {
            row[k] = holds.test(mapped.get(k));
        }
        return row;
    }

    private int frame(String label) {
        return labels.frame(label).orElseThrow();
    }

    private int count(String label) {
        return (int) truths.stream().filter(truth -> truth.contains(label)).count();
    }

    /** The values for a label's frame of the texts that have the label, or of those that do not. */
    private double[] values(String label, boolean having) {
        return IntStream.range(0, truths.size())
                .filter(i -> truths.get(i).contains(label) == having)
                .mapToDouble(i -> readings.get(i).values()[frame(label)])
                .toArray();
    }
}
