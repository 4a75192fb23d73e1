package news.parallax.measure;

import java.util.Arrays;
import news.parallax.model.ModelId;

/**
 * An axis as one model sees it.
 *
 * @param model that encoded the poles; only its own sentence vectors can be placed between them
 * @param negative the pole's unit vector, [width]
 * @param positive likewise
 */
public record EncodedAxis(Axis axis, ModelId model, float[] negative, float[] positive) {
    private static final double ROUNDING = 1e-3;

    public EncodedAxis {
        if (negative.length != positive.length) {
            throw new IllegalArgumentException("poles of widths " + negative.length + " and " + positive.length);
        }
        if (Math.abs(dot(negative, negative) - 1) > ROUNDING || Math.abs(dot(positive, positive) - 1) > ROUNDING) {
            throw new IllegalArgumentException("the poles of " + axis.name() + " are no unit vectors");
        }
        negative = negative.clone();
        positive = positive.clone();
    }

    @Override
    public float[] negative() {
        return negative.clone();
    }

    @Override
    public float[] positive() {
        return positive.clone();
    }

    /** The vector's inner product with the negative pole. */
    double towardsNegative(float[] vector) {
        return dot(vector, negative);
    }

    /** The vector's inner product with the positive pole. */
    double towardsPositive(float[] vector) {
        return dot(vector, positive);
    }

    /** How far the poles are apart, 0 … 2. */
    double span() {
        return Math.sqrt(Math.max(0, dot(positive, positive) + dot(negative, negative) - 2 * dot(negative, positive)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedAxis that
                && axis.equals(that.axis)
                && model.equals(that.model)
                && Arrays.equals(negative, that.negative)
                && Arrays.equals(positive, that.positive);
    }

    @Override
    public int hashCode() {
        return 31 * axis.hashCode() + model.hashCode();
    }

    @Override
    public String toString() {
        return axis.name() + " by " + model;
    }

    static double dot(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("vectors of widths " + a.length + " and " + b.length);
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
