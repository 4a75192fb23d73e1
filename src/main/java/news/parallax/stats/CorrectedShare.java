package news.parallax.stats;

/**
 * The share of units in a class, from the share that a classifier takes for members and its known errors.
 *
 * <p>The value is that of Rogan and Gladen (Estimating prevalence from the results of a screening test, American
 * Journal of Epidemiology 107, 1978): (taken + specificity − 1) / (sensitivity + specificity − 1), held within 0 … 1.
 * The interval is that of Lang and Reiczigel (Confidence limits for prevalence of disease adjusted for estimated
 * sensitivity and specificity, Preventive Veterinary Medicine 113, 2014): it carries the sampling of units and of the
 * labelled rows that both rates were measured on.
 *
 * @param interval 95 %, within 0 … 1
 */
public record CorrectedShare(double value, Bounds interval) {
    private static final Bounds RANGE = new Bounds(0, 1);
    private static final double Z = 1.959963984540054;

    /**
     * @param taken units that the classifier takes for members of the class, 0 to n
     * @param n at least 1
     */
    public static CorrectedShare of(int taken, int n, ErrorRates rates) {
        if (n < 1 || taken < 0 || taken > n) {
            throw new IllegalArgumentException(taken + " of " + n + " is no share");
        }
        return of((double) taken, n, rates);
    }

    /**
     * Of the mean of the shares that stories have, with the sampling of stories: they count as the number of
     * independent units whose share would vary as much, reduced for there being few of them (Korn and Graubard,
     * Confidence intervals for proportions with small expected number of positive counts estimated from survey data,
     * Survey Methodology 24, 1998).
     *
     * @param taken in each story, of its units the share that the classifier takes for members; at least two stories
     * @param units in all stories together: as many as there can be at most
     */
    public static CorrectedShare over(StoryValues taken, int units, ErrorRates rates) {
        int stories = taken.n();
        if (stories < 2 || units < stories) {
            throw new IllegalArgumentException(units + " units of " + stories + " stories have no sampling");
        }
        double share = Math.max(0, Math.min(1, taken.mean()));
        double squared = taken.variance() / stories;
        double few = Z / StretchedInterval.student(stories - 1.0);
        double independent = share * (1 - share) > 0 && squared > 0 ? share * (1 - share) / squared : stories;
        double n = Math.min(units, Math.max(1, independent * few * few));
        return of(share * n, n, rates);
    }

    private static CorrectedShare of(double taken, double n, ErrorRates rates) {
        double plain = (taken / n + rates.specificity() - 1) / (rates.sensitivity() + rates.specificity() - 1);
        double value = RANGE.clamp(plain);
        double units = n + Z * Z;
        double share = (taken + Z * Z / 2) / units;
        double members = rates.found() + rates.missed() + 2.0;
        double others = rates.falseAlarms() + rates.leftOut() + 2.0;
        double sensitivity = (rates.found() + 1) / members;
        double specificity = (rates.leftOut() + 1) / others;
        double youden = sensitivity + specificity - 1;
        double centre = (share + specificity - 1) / youden;
        double bySensitivity = sensitivity * (1 - sensitivity) / members;
        double bySpecificity = specificity * (1 - specificity) / others;
        double moved = centre + 2 * Z * Z * (centre * bySensitivity - (1 - centre) * bySpecificity);
        double half = Z
                * Math.sqrt(share * (1 - share) / units
                        + centre * centre * bySensitivity
                        + (1 - centre) * (1 - centre) * bySpecificity)
                / youden;
        double high =
                moved + half > 0 ? moved + half : Shares.jeffreys(taken, n).high() / rates.sensitivity();
        return new CorrectedShare(value, Sampling.around(value, RANGE.clamp(moved - half), RANGE.clamp(high), RANGE));
    }
}
