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

    /** Squared distance of poles that differ by rounding only. */
    private static final double SAME = 1e-8;

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

    /**
     * Whether the model tells the poles apart: not where all of their words are hidden from it, as the names of outlets
     * are, or unknown to it.
     */
    public boolean apart() {
        double distance = 0;
        for (int i = 0; i < negative.length; i++) {
            distance += ((double) positive[i] - negative[i]) * ((double) positive[i] - negative[i]);
        }
        return distance > SAME;
    }

    /** The vector's inner product with the negative pole. */
    double towardsNegative(float[] vector) {
        return dot(vector, negative);
    }

    /** The vector's inner product with the positive pole. */
    double towardsPositive(float[] vector) {
        return dot(vector, positive);
    }

    /** Unit vector from the negative to the positive pole; zeros where the model sees the poles in one place. */
    float[] line() {
        float[] line = new float[negative.length];
        for (int i = 0; i < line.length; i++) {
            line[i] = positive[i] - negative[i];
        }
        return unit(line);
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

    /** The same direction with length 1; zeros stay zeros. */
    static float[] unit(float[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length && length > 0; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }

    static double dot(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("vectors of widths " + a.length + " and " + b.length);
        }
        // Four sums in turn: each addition would otherwise wait for the one before.
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i < a.length - 3; i += 4) {
            first += (double) a[i] * b[i];
            second += (double) a[i + 1] * b[i + 1];
            third += (double) a[i + 2] * b[i + 2];
            fourth += (double) a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            first += (double) a[i] * b[i];
        }
        return (first + second) + (third + fourth);
    }
}
