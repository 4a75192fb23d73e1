package news.parallax.article;

import java.io.Serializable;
import java.util.UUID;

/** Article and model version. */
public record ScoreKey(UUID articleId, UUID modelId) implements Serializable {}
