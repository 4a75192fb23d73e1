package news.parallax.stats;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How often an interval holds what it is of: labelled units are drawn, with replacement, into articles of {@value #LEAST}
 * to {@value #MOST}, and each article's interval is held against the share of its units that bear the label.
 */
public final class PseudoArticles {
    public static final int LEAST = 20;
    public static final int MOST = 40;

    private final double[] probabilities;
    private final int[] bearing;
    private final int[] others;

    /**
     * @param probabilities of bearing the label, one per unit
     * @param labels whether they do
     */
    public PseudoArticles(double[] probabilities, boolean[] labels) {
        if (probabilities.length != labels.length || labels.length == 0) {
            throw new IllegalArgumentException("each unit needs a probability and a label");
        }
        this.probabilities = probabilities.clone();
        this.bearing =
                IntStream.range(0, labels.length).filter(i -> labels[i]).toArray();
        this.others =
                IntStream.range(0, labels.length).filter(i -> !labels[i]).toArray();
    }

    /** Whether there are units of both kinds. */
    public boolean vary() {
        return bearing.length > 0 && others.length > 0;
    }

    /**
     * What came of the articles.
     *
     * @param articles how many
     * @param holding how many intervals hold the labelled share
     * @param width mean width of the intervals
     * @param error mean of the value less the labelled share
     */
    public record Outcome(int articles, int holding, double width, double error) {
        public Outcome {
            if (articles < 1 || holding < 0 || holding > articles) {
                throw new IllegalArgumentException(holding + " of " + articles + " articles");
            }
        }

        public double coverage() {
            return (double) holding / articles;
        }

        /** The 95 % interval of the coverage. */
        public Bounds interval() {
            return Shares.ofCounts(holding, articles);
        }

        /** This and others together. */
        public static Outcome sum(Iterable<Outcome> parts) {
            int articles = 0;
            int holding = 0;
            double width = 0;
            double error = 0;
            for (Outcome part : parts) {
                articles += part.articles;
                holding += part.holding;
                width += part.articles * part.width;
                error += part.articles * part.error;
            }
            return new Outcome(articles, holding, width / articles, error / articles);
        }
    }

    /** Articles whose units are drawn from all alike. */
    public Outcome drawnFromAll(int articles, Function<double[], Bounds> interval, long seed) {
        int all = probabilities.length;
        return drawn(articles, interval, Seeds.random(seed), (random, i, n) -> random.nextInt(all));
    }

    /** Articles in which this share of the units, rounded, bears the label. */
    public Outcome withShare(double share, int articles, Function<double[], Bounds> interval, long seed) {
        if (!vary()) {
            throw new IllegalArgumentException("all units have the same label");
        }
        return drawn(articles, interval, Seeds.random(seed), (random, i, n) -> {
            int[] kind = i < Math.round(share * n) ? bearing : others;
            return kind[random.nextInt(kind.length)];
        });
    }

    private interface Draw {
        /** The i-th of n units. */
        int unit(UniformRandomProvider random, int i, int n);
    }

    private Outcome drawn(
            int articles, Function<double[], Bounds> interval, UniformRandomProvider random, Draw draw) {
        int holding = 0;
        double width = 0;
        double error = 0;
        for (int article = 0; article < articles; article++) {
            int n = random.nextInt(LEAST, MOST + 1);
            double[] p = new double[n];
            int labelled = 0;
            for (int i = 0; i < n; i++) {
                int unit = draw.unit(random, i, n);
                p[i] = probabilities[unit];
                labelled += Arrays.binarySearch(bearing, unit) >= 0 ? 1 : 0;
            }
            double share = (double) labelled / n;
            Bounds bounds = interval.apply(p);
            holding += bounds.contains(share) ? 1 : 0;
            width += bounds.width() / articles;
            error += (Shares.value(p) - share) / articles;
        }
        return new Outcome(articles, holding, width, error);
    }
}
