package news.parallax.measure;

import java.util.List;
import java.util.Optional;
import news.parallax.model.ModelDescription;

/**
 * Places sentence vectors between the poles of an axis, as {@code model.json} says.
 *
 * <p>With s a sentence's vector, c− and c+ the poles' unit vectors: (P−, P0, P+) = softmax(scale · s·c−, offset, scale
 * · s·c+). The vector is taken as it is, not as a unit vector: its length says how strongly a sentence frames anything.
 * It must have been rounded to half floats, as {@link SentenceReading#vector()} is.
 */
public final class AxisScale {
    private final double scale;
    private final double offset;
    private final float[] background;

    /** @param background mean unit sentence vector of the training corpus, [width] */
    AxisScale(double scale, double offset, float[] background) {
        this.scale = scale;
        this.offset = offset;
        this.background = background.clone();
    }

    /** Empty where the model cannot place sentences on axes. */
    public static Optional<AxisScale> of(ModelDescription model) {
        return model.axes().map(axes -> {
            float[] background = new float[model.width()];
            for (int i = 0; i < background.length; i++) {
                background[i] = HalfFloat.toFloat(axes.background().getShort(i * Short.BYTES));
            }
            return new AxisScale(axes.scale(), axes.offset(), background);
        });
    }

    /** Where one sentence stands. */
    public AxisReading read(float[] vector, EncodedAxis axis) {
        double negative = scale * axis.towardsNegative(vector);
        double positive = scale * axis.towardsPositive(vector);
        double most = Math.max(offset, Math.max(negative, positive));
        double n = Math.exp(negative - most);
        double o = Math.exp(offset - most);
        double p = Math.exp(positive - most);
        double sum = n + o + p;
        return new AxisReading(n / sum, o / sum, p / sum);
    }

    /** @param vectors of sentences, at least one */
    public FrameAxis frameAxis(List<float[]> vectors, EncodedAxis axis) {
        return FrameAxis.of(vectors, axis.line(), background);
    }
}
