package news.parallax.article;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A room above this one that has something to say of an article when it is shown in full. */
public interface DetailSource {
    /**
     * @param story that the article is of; null without one
     * @return further fields of the article's details; emits on the caller's context
     */
    Uni<Map<String, JsonNode>> of(UUID article, @Nullable String story);
}
