package news.parallax.stats;

import java.util.Arrays;

/**
 * The share of units that bear a label, presuming nothing of how many do.
 *
 * <p>A probability p is calibrated among units of which a certain share bears the label; here one half, as of the rows
 * that models are trained and calibrated on. Where another share s does and all else is alike (Saerens, Latinne and
 * Decaestecker, Adjusting the outputs of a classifier to new a priori probabilities, Neural Computation 14, 2002), a unit
 * is as likely as s p / ½ + (1 − s) (1 − p) / ½. The product over the units, with Jeffreys' prior on s, is the posterior
 * whose central 95 % is the interval. Where every p is 0 or 1 it is Jeffreys' interval of a proportion.
 */
final class UnusualShare {
    /** More units than these are taken together where their probabilities agree to three digits. */
    private static final int BINS = 2_048;

    private static final int POINTS = 256;
    /** A density of e to the minus this, of the highest, adds nothing. */
    private static final double NEGLIGIBLE = 25;

    private static final int ZOOMS = 20;

    /** A product below it is put aside as a logarithm; no factor is so small that it would vanish before. */
    private static final double SMALL = 1e-200;

    private final double[] probabilities;

    /** How many units have each probability; empty where each is one unit's. */
    private final double[] counts;

    private UnusualShare(double[] probabilities, double[] counts) {
        this.probabilities = probabilities;
        this.counts = counts;
    }

    /** @param probabilities one per unit, each 0 … 1; at least one */
    static Bounds interval(double[] probabilities) {
        return grouped(probabilities).interval();
    }

    private static UnusualShare grouped(double[] probabilities) {
        if (probabilities.length <= BINS) {
            return new UnusualShare(probabilities, new double[0]);
        }
        double[] sums = new double[BINS];
        double[] counts = new double[BINS];
        for (double p : probabilities) {
            int bin = Math.min(BINS - 1, (int) (p * BINS));
            sums[bin] += p;
            counts[bin]++;
        }
        for (int bin = 0; bin < BINS; bin++) {
            sums[bin] = counts[bin] == 0 ? 0.5 : Math.min(1, sums[bin] / counts[bin]);
        }
        return new UnusualShare(sums, counts);
    }

    // With s = sin² θ Jeffreys' prior is even in θ. The likelihood has one mode: it is log-concave in s.
    private Bounds interval() {
        double low = 0;
        double high = Math.PI / 2;
        double[] log = logLikelihood(low, high);
        for (int zoom = 0; zoom < ZOOMS; zoom++) {
            double max = Arrays.stream(log).max().orElseThrow();
            int first = 0;
            while (log[first] < max - NEGLIGIBLE) {
                first++;
            }
            int last = POINTS - 1;
            while (log[last] < max - NEGLIGIBLE) {
                last--;
            }
            if (last - first > POINTS / 3) {
                break;
            }
            double step = (high - low) / POINTS;
            high = low + Math.min(POINTS, last + 2) * step;
            low += Math.max(0, first - 1) * step;
            log = logLikelihood(low, high);
        }
        return new Bounds(quantile(log, low, high, 0.025), quantile(log, low, high, 0.975));
    }

    /** At the middles of equal steps of θ. */
    private double[] logLikelihood(double low, double high) {
        double[] log = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double share = share(low + (i + 0.5) * (high - low) / POINTS);
            log[i] = counts.length == 0 ? ofEach(share) : ofGroups(share);
        }
        return log;
    }

    private double ofEach(double share) {
        double log = 0;
        double product = 1;
        for (double p : probabilities) {
            product *= p * share + (1 - p) * (1 - share);
            if (product < SMALL) {
                log += Math.log(product);
                product = 1;
            }
        }
        return log + Math.log(product);
    }

    private double ofGroups(double share) {
        double log = 0;
        for (int k = 0; k < probabilities.length; k++) {
            double p = probabilities[k];
            log += counts[k] * Math.log(p * share + (1 - p) * (1 - share));
        }
        return log;
    }

    private static double quantile(double[] log, double low, double high, double q) {
        double max = Arrays.stream(log).max().orElseThrow();
        double all = Arrays.stream(log).map(l -> Math.exp(l - max)).sum();
        double before = 0;
        for (int i = 0; i < POINTS; i++) {
            double mass = Math.exp(log[i] - max) / all;
            if (before + mass >= q) {
                return share(low + (i + (q - before) / mass) * (high - low) / POINTS);
            }
            before += mass;
        }
        return share(high);
    }

    private static double share(double angle) {
        double root = Math.sin(angle);
        return root * root;
    }
}
