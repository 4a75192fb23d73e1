package news.parallax.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** An article's values; a measure that was abstained from, or not asked for, is null and absent in JSON. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Measures(
        @JsonProperty("loaded_language") @Nullable Estimate loadedLanguage,
        @JsonProperty("lean") @Nullable LeanEstimate lean,
        @JsonProperty("tone") @Nullable Estimate tone) {
    public static final Measures NONE = new Measures(null, null, null);
}
