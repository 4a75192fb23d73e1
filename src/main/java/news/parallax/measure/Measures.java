package news.parallax.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An article's values; a measure that was abstained from, or not asked for, is null and absent in JSON.
 *
 * @param axes by name, in the order that they were asked for; empty ones are absent in JSON
 * @param frames by name, in the order of the model's labels; likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Measures(
        @JsonProperty("loaded_language") @Nullable Estimate loadedLanguage,
        @JsonProperty("lean") @Nullable LeanEstimate lean,
        @JsonProperty("tone") @Nullable Estimate tone,

        @JsonProperty("axes") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, AxisEstimate> axes,

        @JsonProperty("frames") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, Estimate> frames) {
    public static final Measures NONE = new Measures(null, null, null);

    public Measures {
        axes = ordered(axes);
        frames = ordered(frames);
    }

    /** Without axes and frames. */
    public Measures(@Nullable Estimate loadedLanguage, @Nullable LeanEstimate lean, @Nullable Estimate tone) {
        this(loadedLanguage, lean, tone, Map.of(), Map.of());
    }

    /** The same with these axes in the place of its own. */
    public Measures withAxes(Map<String, AxisEstimate> other) {
        return new Measures(loadedLanguage, lean, tone, other, frames);
    }

    // What was stored before there were axes and frames does not have them.
    private static <T> Map<String, T> ordered(@Nullable Map<String, T> values) {
        return values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
