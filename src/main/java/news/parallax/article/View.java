package news.parallax.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.parallax.measure.Abstention;
import news.parallax.measure.Aggregation;
import news.parallax.measure.Axis;
import news.parallax.measure.AxisReading;
import news.parallax.measure.AxisScale;
import news.parallax.measure.Calibration;
import news.parallax.measure.EncodedAxis;
import news.parallax.measure.Measure;
import news.parallax.model.ModelId;

/**
 * Axes as one model sees them. Plain computation: the same vectors give the same digits, fresh or stored.
 *
 * @param model whose vectors are placed
 * @param axes that they can be placed on
 * @param without those that they cannot, and why
 */
public record View(ModelId model, Calibration calibration, List<EncodedAxis> axes, List<Abstention> without) {
    private static final String SAME_POLES = "the model reads the same in both poles: their words are unknown to it, or"
            + " names of outlets, which are hidden from it";

    public View {
        axes = List.copyOf(axes);
        without = List.copyOf(without);
    }

    /** On none. */
    public static View nowhere(ModelId model, Calibration calibration) {
        return new View(model, calibration, List.of(), List.of());
    }

    /** With one more, where its poles are at hand and apart. */
    View and(Axis axis, Optional<EncodedAxis> encoded) {
        if (encoded.isPresent() && !encoded.get().apart()) {
            return without(axis, SAME_POLES);
        }
        List<EncodedAxis> more = new ArrayList<>(axes);
        encoded.ifPresent(more::add);
        View all = new View(model, calibration, more, without);
        return encoded.isPresent() ? all : all.without(axis, notInstalled());
    }

    View without(Axis axis, String reason) {
        List<Abstention> more = new ArrayList<>(without);
        more.add(abstention(axis.name(), reason));
        return new View(model, calibration, axes, more);
    }

    /** Whether the model places sentences on axes at all. */
    public boolean possible() {
        return calibration.axes().isPresent();
    }

    String impossible() {
        return "the model " + model.name() + " " + model.version()
                + ", which read the text, places no sentences on axes";
    }

    private String notInstalled() {
        return "the sentence vectors are those of " + model.name() + " " + model.version() + " (" + model.hash()
                + "), which is not installed or cannot be loaded, and has not encoded this axis before: name its folder in"
                + " parallax.older-models, or send the article again";
    }

    static Abstention abstention(String axis, String reason) {
        return new Abstention(Measure.axis(axis), reason);
    }

    /**
     * An article's values: withheld where those of its wording are.
     *
     * @param own vectors of its own voice
     * @param quoted of its quotations
     */
    Placed values(Summary summary, String textHash, List<float[]> own, List<float[]> quoted) {
        Optional<String> withheld = summary.withheld();
        Aggregation aggregation = new Aggregation(calibration, textHash);
        List<Abstention> abstained = new ArrayList<>(without);
        withheld.ifPresent(reason ->
                axes.forEach(axis -> abstained.add(abstention(axis.axis().name(), reason))));
        return new Placed(
                withheld.isPresent() ? Map.of() : aggregation.axes(own, axes),
                summary.quotesGiven() ? aggregation.axes(quoted, axes) : Map.of(),
                List.of(),
                abstained);
    }

    /**
     * Values of an article's own voice and nothing else, with the digits of {@link #values}.
     *
     * @return by the version of the axis; none where they are withheld
     */
    Map<String, Double> own(Summary summary, VectorStore.Packed packed) {
        Map<String, Double> values = new LinkedHashMap<>();
        if (summary.withheld().isEmpty()) {
            List<float[]> own = Voiced.of(
                            VectorCodec.decode(packed.vectors()), SentenceCodec.voices(packed.sentences()))
                    .own();
            Aggregation aggregation = new Aggregation(calibration, "");
            axes.forEach(axis -> aggregation
                    .axisValue(own, axis)
                    .ifPresent(value -> values.put(axis.axis().version(), value)));
        }
        return values;
    }

    /** Where each sentence stands on each axis. */
    List<Map<String, AxisReading>> sentences(List<float[]> vectors) {
        Optional<AxisScale> scale = calibration.axes();
        return vectors.stream()
                .map(vector -> {
                    Map<String, AxisReading> places = new LinkedHashMap<>();
                    axes.forEach(axis ->
                            places.put(axis.axis().name(), scale.orElseThrow().read(vector, axis)));
                    return places;
                })
                .toList();
    }
}
