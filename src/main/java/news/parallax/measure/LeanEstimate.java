package news.parallax.measure;

/**
 * The lean of an article.
 *
 * @param value P(right) − P(left), −1 … 1
 * @param interval 95 %
 * @param n own-voice sentences it rests on, page furniture left out
 * @param probabilities calibrated, summing to 1
 */
public record LeanEstimate(double value, Interval interval, int n, Probabilities probabilities) {
    public record Probabilities(double left, double center, double right) {}
}
