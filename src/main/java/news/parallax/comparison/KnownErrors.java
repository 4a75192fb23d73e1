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
import news.parallax.stats.StoryValues;

/** How often each model's classifiers err, after {@code error-rates.json}, and shares from which that is taken out. */
final class KnownErrors {
    private static final KnownErrors BUNDLED = read();
    private static final double EVEN = 0.5;

    /** Below which no share over stories is corrected: with fewer the interval does not cover. */
    static final int STORIES = ManyStoriesDifferences.MINIMUM;

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
        double[] probabilities =
                sentences.stream().mapToDouble(SentenceReading::loaded).toArray();
        return Map.of(Measure.LOADED_LANGUAGE.label(), share(probabilities, counts(model)));
    }

    /**
     * The mean of the shares that stories have, each story alike.
     *
     * @param expected share in each story
     * @param taken likewise, of its sentences whose probability reaches {@link #threshold}
     * @param sentences in all of them
     */
    Map<String, ClassShare> shares(StoryValues expected, StoryValues taken, int sentences, ModelId model) {
        if (expected.n() == 0) {
            return Map.of();
        }
        Optional<CorrectedShare> corrected = counts(model)
                .filter(counts -> taken.n() >= STORIES)
                .map(counts -> CorrectedShare.over(taken, sentences, counts.rates()));
        return Map.of(
                Measure.LOADED_LANGUAGE.label(),
                share(expected.mean(), taken.mean(), counts(model), corrected, expected.n()));
    }

    /** From which probability on a sentence is taken for loaded. */
    double threshold(ModelId model) {
        return counts(model).map(Counts::threshold).orElse(EVEN);
    }

    private Optional<Counts> counts(ModelId model) {
        return Optional.ofNullable(models.getOrDefault(model.hash(), Map.of()).get(Measure.LOADED_LANGUAGE.label()));
    }

    private static ClassShare share(double[] probabilities, Optional<Counts> counts) {
        int n = probabilities.length;
        double threshold = counts.map(Counts::threshold).orElse(EVEN);
        int taken = 0;
        for (double p : probabilities) {
            taken += p >= threshold ? 1 : 0;
        }
        int of = taken;
        return share(
                Shares.value(probabilities),
                (double) taken / n,
                counts,
                counts.map(known -> CorrectedShare.of(of, n, known.rates())),
                n);
    }

    private static ClassShare share(
            double expected, double thresholded, Optional<Counts> counts, Optional<CorrectedShare> corrected, int n) {
        Optional<ErrorRates> rates = counts.map(Counts::rates);
        return new ClassShare(
                expected,
                counts.map(Counts::threshold).orElse(EVEN),
                thresholded,
                corrected.map(CorrectedShare::value).orElse(null),
                corrected
                        .map(CorrectedShare::interval)
                        .map(bounds -> new Interval(bounds.low(), bounds.high()))
                        .orElse(null),
                rates.map(ErrorRates::sensitivity).orElse(null),
                rates.map(ErrorRates::specificity).orElse(null),
                rates.map(ErrorRates::labelled).orElse(0),
                n);
    }
}
