package news.parallax.stats;

/**
 * One row that a classifier was tried on.
 *
 * @param probabilities of the classes, summing to 1
 * @param label index of the true class
 * @param group that the row was sampled with, such as an outlet; rows of their own have groups of their own
 */
public record Classified(double[] probabilities, int label, String group) {
    public Classified {
        if (label < 0 || label >= probabilities.length) {
            throw new IllegalArgumentException("label " + label + " of " + probabilities.length + " classes");
        }
    }

    /** The class with the highest probability; of equal ones the first. */
    public int predicted() {
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return best;
    }

    /** The probability of the predicted class. */
    public double confidence() {
        return probabilities[predicted()];
    }
}
