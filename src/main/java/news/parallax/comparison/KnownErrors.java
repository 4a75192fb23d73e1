package news.parallax.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import news.parallax.measure.Interval;
import news.parallax.measure.Measure;
import news.parallax.measure.SentenceReading;
import news.parallax.model.ModelId;
import news.parallax.stats.CorrectedShare;
import news.parallax.stats.ErrorRates;
import news.parallax.stats.Shares;

/** How often each model's classifiers err, after {@code error-rates.json}, and shares from which that is taken out. */
final class KnownErrors {
    private static final KnownErrors BUNDLED = read();
    private static final double EVEN = 0.5;

    private final Map<String, Map<String, Counts>> models;

    private record File(
            @JsonProperty("measured") String measured,
            @JsonProperty("models") Map<String, Map<String, Counts>> models) {}

    private record Counts(
            @JsonProperty("threshold") double threshold,
            @JsonProperty("found") int found,
            @JsonProperty("missed") int missed,
            @JsonProperty("falseAlarms") int falseAlarms,
            @JsonProperty("leftOut") int leftOut) {
        ErrorRates rates() {
            return new ErrorRates(found, missed, falseAlarms, leftOut);
        }
    }

    private KnownErrors(Map<String, Map<String, Counts>> models) {
        this.models = models;
    }

    /** Those that come with the program. */
    static KnownErrors bundled() {
        return BUNDLED;
    }

    private static KnownErrors read() {
        try (InputStream in = KnownErrors.class.getResourceAsStream("error-rates.json")) {
            File file = new ObjectMapper().readValue(Objects.requireNonNull(in, "error-rates.json"), File.class);
            return new KnownErrors(file.models());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Shares of sentences by class: so far of {@code loaded_language} alone.
     *
     * @param sentences in own voice; without any there is no share
     */
    Map<String, ClassShare> shares(List<SentenceReading> sentences, ModelId model) {
        if (sentences.isEmpty()) {
            return Map.of();
        }
        String measure = Measure.LOADED_LANGUAGE.label();
        Optional<Counts> counts =
                Optional.ofNullable(models.getOrDefault(model.hash(), Map.of()).get(measure));
        return Map.of(
                measure,
                share(sentences.stream().mapToDouble(SentenceReading::loaded).toArray(), counts));
    }

    private static ClassShare share(double[] probabilities, Optional<Counts> counts) {
        int n = probabilities.length;
        double threshold = counts.map(Counts::threshold).orElse(EVEN);
        int taken = 0;
        for (double p : probabilities) {
            taken += p >= threshold ? 1 : 0;
        }
        double thresholded = (double) taken / n;
        double expected = Shares.value(probabilities);
        if (counts.isEmpty()) {
            return new ClassShare(expected, threshold, thresholded, null, null, null, null, 0, n);
        }
        ErrorRates rates = counts.get().rates();
        CorrectedShare corrected = CorrectedShare.of(taken, n, rates);
        return new ClassShare(
                expected,
                threshold,
                thresholded,
                corrected.value(),
                new Interval(corrected.interval().low(), corrected.interval().high()),
                rates.sensitivity(),
                rates.specificity(),
                rates.labelled(),
                n);
    }
}
