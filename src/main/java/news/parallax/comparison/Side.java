package news.parallax.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import news.parallax.measure.SentenceReading;
import news.parallax.stats.Sampling;
import news.parallax.stats.Seeds;

/**
 * One outlet in one measure, ready to be compared.
 *
 * @param features of its sentences, [n][d], sorted, so that their order plays no part
 * @param values of its sentences alone
 * @param sampling of its value; empty without a sentence
 */
record Side(String outlet, double[][] features, double[] values, Optional<Sampling> sampling) {
    static Side of(Outlet outlet, Statistic statistic, String seed) {
        List<SentenceReading> sentences = outlet.sentences(statistic.measure()).stream()
                .filter(statistic::covers)
                .toList();
        return new Side(
                outlet.name(),
                sentences.stream()
                        .map(statistic::features)
                        .sorted(Arrays::compare)
                        .toArray(double[][]::new),
                sentences.stream().mapToDouble(statistic::of).sorted().toArray(),
                sentences.isEmpty()
                        ? Optional.empty()
                        : Optional.of(statistic.sampling(sentences, Seeds.of(seed, statistic.label(), outlet.name()))));
    }

    int n() {
        return features.length;
    }
}
