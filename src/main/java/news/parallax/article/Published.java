package news.parallax.article;

import java.util.UUID;
import news.parallax.model.ModelId;
import org.jspecify.annotations.Nullable;

/**
 * An outlet's article, without what it says.
 *
 * @param story null where it is on none
 * @param model whose scores are read: those of the model that scores now or, without them, the latest
 * @param sentences of its text
 */
public record Published(UUID id, String outlet, @Nullable String story, ModelId model, int sentences) {}
