package news.parallax.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import news.parallax.model.ModelDescription;
import news.parallax.stats.Bounds;

/** Turns a model's logits into calibrated probabilities, as its {@code model.json} says. */
public final class Calibration {
    /** The scale of lean and tone. */
    public static final Bounds BALANCE = new Bounds(-1, 1);

    private final ModelDescription model;
    private final Optional<AxisScale> axes;

    public Calibration(ModelDescription model) {
        this.model = model;
        this.axes = AxisScale.of(model);
    }

    /**
     * The calibration of a model that is no longer at hand.
     *
     * @param modelJson its {@code model.json}, as it was kept with its scores
     */
    public static Calibration of(String modelJson) {
        try {
            return new Calibration(ModelDescription.parse(modelJson));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a model.json that cannot be read", e);
        }
    }

    /** Whether the model measures this at all. */
    public boolean measures(Measure measure) {
        return measure == Measure.AXES ? axes.isPresent() : model.measures().containsKey(measure.label());
    }

    /** How sentences are placed on axes; empty where the model cannot. */
    public Optional<AxisScale> axes() {
        return axes;
    }

    /** Names of the policy frames, in the order of {@link SentenceReading#frames()}; none where it knows none. */
    public List<String> frames() {
        return Optional.ofNullable(model.measures().get(Measure.FRAMES.label()))
                .map(ModelDescription.Head::labels)
                .orElse(List.of());
    }

    /** Calibrated probabilities of the frames, which do not exclude each other, in the order of {@link #frames()}. */
    public double[] frameProbabilities(double[] logits) {
        return head(Measure.FRAMES).calibration().independent(logits);
    }

    /** Calibrated probabilities in the order of the head's labels, which exclude each other. */
    public double[] probabilities(Measure measure, double[] logits) {
        return head(measure).calibration().probabilities(logits);
    }

    /** Left, center, right of the mean of sentences' logits. */
    public double[] leanProbabilities(double[] meanLogits) {
        return probabilities(Measure.LEAN, meanLogits);
    }

    /** P(right) − P(left) of the mean of sentences' logits. */
    public double lean(double[] meanLogits) {
        double[] p = leanProbabilities(meanLogits);
        return p[2] - p[0];
    }

    private ModelDescription.Head head(Measure measure) {
        return Optional.ofNullable(model.measures().get(measure.label()))
                .orElseThrow(() -> new IllegalArgumentException(model.name() + " does not measure " + measure.label()));
    }

    /** Logits as the statistics take them. */
    public static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
