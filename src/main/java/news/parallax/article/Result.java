package news.parallax.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.parallax.measure.Abstention;
import news.parallax.measure.AxisReading;
import news.parallax.measure.Coverage;
import news.parallax.measure.Measures;
import news.parallax.measure.SentenceReading;
import news.parallax.measure.TargetTone;
import news.parallax.model.ModelId;
import org.jspecify.annotations.Nullable;

/**
 * An article's result as it is handed out. Metadata that is not known is null; a measure that is abstained from or was
 * not asked for is absent.
 *
 * @param id null where nothing is stored
 * @param ref the caller's {@code id}
 * @param sentences empty where they were not asked for, then absent in JSON
 */
public record Result(
        @Nullable UUID id,
        @Nullable String ref,
        @Nullable String outlet,
        @Nullable String story,
        @Nullable String title,
        @Nullable String publishedAt,
        String textHash,
        ModelId model,
        String scoredAt,
        Coverage coverage,
        Measures measures,
        Measures quotedMeasures,
        List<TargetTone> targets,
        List<Sentence> sentences,
        List<Abstention> abstained) {

    /**
     * One sentence.
     *
     * @param begin UTF-16 offset into the text as sent, or into the title
     * @param end exclusive
     * @param loadedLanguage 0 … 1
     * @param lean −1 … 1, of this sentence alone
     * @param tone −1 … 1, the mean over its targets; null without one
     * @param axes its place on each axis, by name; absent without any
     * @param frames probability of each policy frame, by name; absent where the model knows none
     */
    public record Sentence(
            int begin,
            int end,
            boolean title,
            boolean quoted,
            @JsonProperty("loaded_language") double loadedLanguage,
            double lean,
            @Nullable Double tone,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Place> axes,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Float> frames) {
        static Sentence of(SentenceReading reading, Map<String, AxisReading> places, List<String> frames) {
            return new Sentence(
                    reading.begin(),
                    reading.end(),
                    reading.title(),
                    reading.quoted(),
                    reading.loaded(),
                    reading.lean(),
                    reading.tone().isPresent() ? reading.tone().getAsDouble() : null,
                    Place.of(places),
                    named(reading.frames(), frames));
        }

        private static Map<String, Float> named(float[] probabilities, List<String> names) {
            Map<String, Float> named = new LinkedHashMap<>();
            for (int i = 0; i < probabilities.length; i++) {
                named.put(names.get(i), probabilities[i]);
            }
            return named;
        }
    }

    /**
     * Where a sentence stands on an axis.
     *
     * @param value −1 … 1
     * @param intensity 0 … 1
     */
    public record Place(double value, double intensity) {
        private static Map<String, Place> of(Map<String, AxisReading> readings) {
            Map<String, Place> places = new LinkedHashMap<>();
            readings.forEach((axis, reading) -> places.put(axis, new Place(reading.value(), reading.intensity())));
            return places;
        }
    }

    static Result of(Stored stored, Placed placed) {
        Article article = stored.article();
        return of(article.id, article.outlet, article.textHash, article.metadata(), stored.scored(), placed);
    }

    static Result of(
            @Nullable UUID id,
            @Nullable String outlet,
            String textHash,
            Metadata metadata,
            Scored scored,
            Placed placed) {
        Summary summary = scored.summary();
        List<String> frames = Calibrations.of(scored).frames();
        List<SentenceReading> sentences = scored.sentences();
        Instant published = metadata.publishedAt();
        return new Result(
                id,
                metadata.id(),
                outlet,
                metadata.story(),
                metadata.title(),
                published == null ? null : published.toString(),
                textHash,
                scored.model(),
                scored.at().toString(),
                summary.coverage(),
                summary.measures().withAxes(placed.own()),
                summary.quotedMeasures().withAxes(placed.quoted()),
                summary.targets(),
                IntStream.range(0, sentences.size())
                        .mapToObj(i -> Sentence.of(sentences.get(i), placed.of(i), frames))
                        .toList(),
                Stream.of(summary.abstained(), placed.abstained(), scored.unknown())
                        .flatMap(List::stream)
                        .toList());
    }
}
