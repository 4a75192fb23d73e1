package news.parallax.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import news.parallax.article.ArticleId;
import news.parallax.article.Fields;
import news.parallax.article.JsonBody;
import news.parallax.article.Violations;
import org.jspecify.annotations.Nullable;

/**
 * Articles that are to be one story.
 *
 * @param articles their ids; one that is given twice counts once
 * @param move whether those of another story leave it
 */
public record Grouping(String story, List<UUID> articles, boolean move) {
    private static final int MOST = 1_000;
    private static final int LONGEST = 200;
    private static final String ARTICLES = "articles";

    public Grouping {
        articles = List.copyOf(articles);
        if (articles.isEmpty() || articles.size() > MOST) {
            throw new IllegalArgumentException(articles.size() + " articles cannot be grouped");
        }
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for broken JSON, 422 naming each violated field */
    static Grouping read(byte @Nullable [] body) {
        ObjectNode object = JsonBody.read(body, Set.of("story", ARTICLES, "move"));
        Violations violations = new Violations();
        Fields fields = new Fields(object, violations);
        String story = fields.name("story", LONGEST);
        if (story == null && !object.hasNonNull("story")) {
            violations.add("story", "is missing: name the story");
        }
        List<String> given = fields.strings(ARTICLES, MOST, LONGEST);
        if (!object.hasNonNull(ARTICLES) || object.get(ARTICLES).isEmpty()) {
            violations.add(ARTICLES, "is missing: list the ids of 1 to 1,000 articles");
        }
        List<UUID> articles = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Optional<UUID> id = ArticleId.read(given.get(i));
            if (id.isEmpty()) {
                violations.add(ARTICLES + "[" + i + "]", "must be the id of a stored article");
            } else {
                articles.add(id.get());
            }
        }
        boolean move = fields.flag("move", false);
        violations.throwIfAny();
        return new Grouping(story, articles, move);
    }
}
