package news.parallax.article;

import java.time.Instant;
import news.parallax.model.ModelId;
import org.jspecify.annotations.Nullable;

/**
 * A model that scores or has scored.
 *
 * @param json its {@code model.json}
 * @param since when its first scores were stored; null before
 * @param scores how many articles' scores of it are stored
 */
record KnownModel(ModelId id, String json, @Nullable Instant since, long scores) {
    private static final String HASH = "sha256:";

    /** Whether it goes by this version, or by this hash with or without its prefix. */
    boolean goesBy(String version) {
        return version.equals(id.version()) || version.equals(id.hash()) || (HASH + version).equals(id.hash());
    }
}
