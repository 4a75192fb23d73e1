package news.parallax.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import news.parallax.measure.Axis;
import news.parallax.measure.AxisReading;
import news.parallax.measure.Calibration;
import news.parallax.measure.Measure;
import news.parallax.model.ModelId;
import news.parallax.stats.Bounds;
import news.parallax.stats.Classification;
import news.parallax.stats.Classified;
import news.parallax.stats.RankArea;
import news.parallax.stats.SampleMean;
import news.parallax.stats.Seeds;

/**
 * {@code evaluate axis}: how well sentences are placed between the poles that their rows describe.
 *
 * <p>Each axis has its own area under the curve, of the value for the poles against each other and of the intensity for
 * neutral sentences against both poles; over axes, all alike, their mean has Student's interval. Poles that a file
 * calls by a name which others had before them are an axis of their own, called {@code name#2} and so on.
 */
final class AxisEvaluation implements Evaluation {
    private static final List<String> CLASSES = List.of("negative", "neutral", "positive");

    private final Placing placing;
    private final ObjectMapper json;
    private final Map<AxisName, AxisTally> axes = new LinkedHashMap<>();
    private final List<Classified> rows = new ArrayList<>();
    private int skipped;

    /** What a file calls an axis, and its poles: the one does not tell the other. */
    private record AxisName(String name, Axis poles) {}

    AxisEvaluation(Placing placing, ObjectMapper json) {
        this.placing = placing;
        this.json = json;
    }

    @Override
    public String label() {
        return "axis";
    }

    @Override
    public boolean measuredBy(Calibration model) {
        return model.measures(Measure.AXES);
    }

    @Override
    public boolean labelled(LabelledFile.Row row) {
        return AxisRow.label(row).isPresent();
    }

    @Override
    public void skip() {
        skipped++;
    }

    @Override
    public int together() {
        return 512;
    }

    @Override
    public List<ObjectNode> score(List<LabelledFile.Row> scored) {
        List<AxisRow> sentences = scored.stream().map(AxisRow::of).toList();
        List<AxisReading> places = placing.place(sentences);
        List<ObjectNode> lines = new ArrayList<>(places.size());
        for (int i = 0; i < places.size(); i++) {
            AxisRow sentence = sentences.get(i);
            AxisReading place = places.get(i);
            AxisTally axis = axes.computeIfAbsent(new AxisName(sentence.name(), sentence.poles()), this::named);
            double[] p = {place.negative(), place.neither(), place.positive()};
            if (sentence.label().isPresent()) {
                axis.add(place, sentence.label().get());
                rows.add(new Classified(p, sentence.label().get() + 1, axis.name()));
            } else {
                skipped++;
            }
            ObjectNode line = json.createObjectNode().put("axis", axis.name());
            line.put("label", sentence.label().orElse(null));
            line.putArray("probabilities").add(p[0]).add(p[1]).add(p[2]);
            lines.add(line.put("value", place.value())
                    .put("intensity", place.intensity())
                    .put("abstained", false));
        }
        return lines;
    }

    private AxisTally named(AxisName axis) {
        List<String> taken = axes.values().stream().map(AxisTally::name).toList();
        String free = axis.name();
        for (int i = 2; taken.contains(free); i++) {
            free = axis.name() + "#" + i;
        }
        return new AxisTally(free);
    }

    @Override
    public ObjectNode figures(ModelId model) {
        if (rows.isEmpty()) {
            throw new CommandException("there are no labelled rows to evaluate on");
        }
        ObjectNode figures = json.createObjectNode();
        figures.put("measure", label());
        figures.set("model", json.valueToTree(model));
        figures.put("rows", rows.size());
        figures.put("skipped", skipped);
        // A sentence is placed whatever it says: what is withheld is withheld of articles.
        figures.put("abstained", 0);
        List<AxisTally> labelled =
                axes.values().stream().filter(axis -> axis.rows() > 0).toList();
        mean(
                figures,
                "auc",
                labelled.stream().flatMap(axis -> axis.auc().stream()).toList());
        mean(
                figures,
                "intensity_auc",
                labelled.stream().flatMap(axis -> axis.intensityAuc().stream()).toList());
        new ClassFigures(CLASSES, Seeds.of("evaluate", label()))
                .addTo(figures, Classification.ofRows(groups(labelled)));
        ObjectNode each = figures.putObject("axes");
        labelled.forEach(axis -> axis.addTo(each.putObject(axis.name())));
        return figures;
    }

    /** An axis's sentences stand or fall together; where there is but one axis, each stands for itself. */
    private List<Classified> groups(List<AxisTally> labelled) {
        if (labelled.size() > 1) {
            return rows;
        }
        List<Classified> alone = new ArrayList<>(rows.size());
        rows.forEach(
                row -> alone.add(new Classified(row.probabilities(), row.label(), Integer.toString(alone.size()))));
        return alone;
    }

    /** The mean over axes, how many they are, and from two on an interval. */
    private static void mean(ObjectNode figures, String name, List<RankArea> areas) {
        double[] values = areas.stream().mapToDouble(RankArea::value).toArray();
        if (values.length == 1) {
            Numbers.put(figures, name, values[0], areas.get(0).interval());
        } else if (values.length > 1) {
            SampleMean mean = SampleMean.of(values);
            Bounds interval = mean.interval();
            Numbers.put(
                    figures, name, mean.value(), new Bounds(Math.max(0, interval.low()), Math.min(1, interval.high())));
        }
        figures.put(name + "_axes", values.length);
    }
}
