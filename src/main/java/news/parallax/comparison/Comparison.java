package news.parallax.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Outlets on one story, or on all that they published within a time.
 *
 * @param story null where many are compared
 * @param from inclusive, UTC; null on one story and without a bound
 * @param to exclusive, likewise
 * @param outlets in the order of their names
 * @param differences of all pairs of outlets in all measures; empty with fewer than two outlets
 * @param shared passages that several outlets printed, each counted once in every test; empty on many stories
 * @param caution what the numbers do not show, for people to read
 */
public record Comparison(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String story,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String from,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String to,
        List<OutletReading> outlets,
        List<Difference> differences,
        List<SharedPassage> shared,
        Method method,
        String caution) {
    public Comparison {
        outlets = List.copyOf(outlets);
        differences = List.copyOf(differences);
        shared = List.copyOf(shared);
    }

    /** The articles whose texts hold the telling sentences, each once. */
    List<UUID> tellingArticles() {
        return outlets.stream()
                .flatMap(outlet -> outlet.telling().stream())
                .map(Telling::article)
                .distinct()
                .toList();
    }

    /** With the words of the telling sentences in these articles. */
    Comparison with(Map<UUID, String> texts) {
        return with(outlets.stream().map(outlet -> outlet.with(texts)).toList());
    }

    /** With these readings in the place of its own. */
    Comparison with(List<OutletReading> readings) {
        return new Comparison(story, from, to, readings, differences, shared, method, caution);
    }
}
