package news.parallax.stats;

/** The mean of units' features. */
public final class Means {
    private Means() {}

    /** @param features [n][d], n at least 1, every row of the same length, every number finite */
    public static double[] of(double[][] features) {
        if (features.length == 0) {
            throw new IllegalArgumentException("a mean needs at least one unit");
        }
        double[] mean = new double[features[0].length];
        for (double[] row : features) {
            if (row.length != mean.length) {
                throw new IllegalArgumentException("units have " + mean.length + " and " + row.length + " features");
            }
            for (int k = 0; k < mean.length; k++) {
                mean[k] += row[k];
            }
        }
        for (int k = 0; k < mean.length; k++) {
            mean[k] /= features.length;
            if (!Double.isFinite(mean[k])) {
                throw new IllegalArgumentException("units need finite features");
            }
        }
        return mean;
    }
}
