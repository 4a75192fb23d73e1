package news.parallax.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.parallax.measure.Abstention;
import news.parallax.measure.Coverage;
import news.parallax.measure.Measure;
import news.parallax.measure.Measures;
import news.parallax.measure.Scores;
import news.parallax.measure.TargetTone;

/** Scores without their sentences, as they are stored. */
record Summary(
        Coverage coverage,
        Measures measures,
        Measures quotedMeasures,
        List<TargetTone> targets,
        List<Abstention> abstained) {

    // Its own mapper: what is stored must not change with a setting of the HTTP side.
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Axes are left out: where an article stands on them is read off its vectors, whenever it is asked for. */
    static Summary of(Scores scores) {
        return new Summary(
                scores.coverage(),
                scores.measures().withAxes(Map.of()),
                scores.quotedMeasures().withAxes(Map.of()),
                scores.targets(),
                scores.abstained().stream()
                        .filter(abstention -> !ofAxes(abstention))
                        .toList());
    }

    private static boolean ofAxes(Abstention abstention) {
        String label = Measure.AXES.label();
        return abstention.measure().equals(label) || abstention.measure().startsWith(label + ".");
    }

    /** Why the wording of the article's own voice has no value, and so nothing else that is read off its sentences. */
    Optional<String> withheld() {
        return measures.loadedLanguage() != null
                ? Optional.empty()
                : Optional.of(abstained.stream()
                        .filter(abstention -> abstention.measure().equals(Measure.LOADED_LANGUAGE.label()))
                        .map(Abstention::reason)
                        .findFirst()
                        .orElse("there is no sentence in own voice"));
    }

    /** Whether a measure of the article's own voice has a value. */
    boolean has(Measure measure) {
        return switch (measure) {
            case LOADED_LANGUAGE -> measures.loadedLanguage() != null;
            case LEAN -> measures.lean() != null;
            case TONE -> measures.tone() != null;
            case FRAMES -> !measures.frames().isEmpty();
            case AXES -> !measures.axes().isEmpty();
        };
    }

    /** Whether there are quotations whose wording has a value. */
    boolean quotesGiven() {
        return quotedMeasures.loadedLanguage() != null;
    }

    static Summary read(String json) {
        try {
            return MAPPER.readValue(json, Summary.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a stored summary that cannot be read", e);
        }
    }

    String write() {
        return json(this);
    }

    static String writeNames(List<String> names) {
        return json(names);
    }

    static List<String> readNames(String json) {
        try {
            return MAPPER.readValue(json, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("stored names that cannot be read", e);
        }
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("scores that cannot be written", e);
        }
    }
}
