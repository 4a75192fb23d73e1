package news.parallax.stats;

/**
 * How a classifier did on labelled rows that it was not trained on.
 *
 * @param found members of the class that it found
 * @param missed members that it did not
 * @param falseAlarms others that it took for members
 * @param leftOut others that it did not
 */
public record ErrorRates(int found, int missed, int falseAlarms, int leftOut) {
    public ErrorRates {
        if (Math.min(Math.min(found, missed), Math.min(falseAlarms, leftOut)) < 0
                || found + missed == 0
                || falseAlarms + leftOut == 0) {
            throw new IllegalArgumentException("error rates need members of the class and others");
        }
        if ((long) found * leftOut <= (long) missed * falseAlarms) {
            throw new IllegalArgumentException("a classifier that is no better than chance says nothing about a share");
        }
    }

    public double sensitivity() {
        return (double) found / (found + missed);
    }

    public double specificity() {
        return (double) leftOut / (falseAlarms + leftOut);
    }

    public int labelled() {
        return found + missed + falseAlarms + leftOut;
    }
}
