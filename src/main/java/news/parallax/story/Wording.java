package news.parallax.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.parallax.text.Terms;
import news.parallax.text.TopicVector;
import org.jspecify.annotations.Nullable;

/**
 * Which words an article says and how telling each is: BM25's saturation of counts (k₁ = 1.2, b = 0.3, an average of 60
 * words), times idf to the power of ¾, brought to length 1. A title's words count twice.
 *
 * @param weights by term
 */
record Wording(Map<String, Double> weights) {
    private static final double K1 = 1.2;
    private static final double B = 0.3;
    private static final double AVERAGE = 60;
    private static final double POWER = 0.75;

    static Wording of(@Nullable String title, @Nullable String text) {
        Map<String, Double> counts = new HashMap<>();
        if (title != null) {
            Terms.of(title).forEach(term -> counts.merge(term, 2.0, Double::sum));
        }
        List<String> lead = TopicVector.lead(text);
        lead.forEach(term -> counts.merge(term, 1.0, Double::sum));
        double length =
                counts.values().stream().mapToDouble(Double::doubleValue).sum();
        counts.replaceAll((term, n) ->
                n * (K1 + 1) / (n + K1 * (1 - B + B * length / AVERAGE)) * Math.pow(TopicVector.telling(term), POWER));
        double norm = Math.sqrt(
                counts.values().stream().mapToDouble(weight -> weight * weight).sum());
        counts.replaceAll((term, weight) -> weight / norm);
        return new Wording(counts);
    }

    /** The cosine, 0 … 1. */
    double likeness(Wording other) {
        double dot = 0;
        for (Map.Entry<String, Double> each : weights.entrySet()) {
            dot += each.getValue() * other.weights.getOrDefault(each.getKey(), 0.0);
        }
        return Math.min(1, dot);
    }
}
