package news.parallax.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One field of a request that breaks the contract.
 *
 * @param field its path in the JSON, such as {@code targets[2]}
 * @param message what is wrong and what to send instead; never the value itself
 * @param position UTF-16 offset of the offending character within the field, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
        String field, String message, @Nullable Integer position) {
    public Violation {
        Objects.requireNonNull(field, "field");
        if (message.isBlank()) {
            throw new IllegalArgumentException("a violation says what is wrong with " + field);
        }
        if (position != null && position < 0) {
            throw new IllegalArgumentException("a position counts from 0, not " + position);
        }
    }

    public static Violation of(String field, String message) {
        return new Violation(field, message, null);
    }
}
