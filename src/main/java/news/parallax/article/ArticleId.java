package news.parallax.article;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import news.parallax.platform.Problems;

/** An article's id as it stands in a path or in a list. */
public final class ArticleId {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private ArticleId() {}

    /** Empty for what can be none. */
    public static Optional<UUID> read(String id) {
        return SHAPE.matcher(id).matches() ? Optional.of(UUID.fromString(id)) : Optional.empty();
    }

    /** 404. */
    public static RuntimeException unknown() {
        return Problems.notFound("There is no article with this id. GET /v1/articles lists them.");
    }
}
