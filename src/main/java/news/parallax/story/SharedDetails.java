package news.parallax.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import news.parallax.article.DetailSource;
import news.parallax.platform.CallerContext;
import news.parallax.platform.Database;
import org.jspecify.annotations.Nullable;

/**
 * What an article has in common with other outlets' articles of its story: {@code shared}, a list of {@code {begin,
 * end, outlets}}, the outlets without its own. Null where the story is too large to be searched for a single article; a
 * comparison of the story has it then.
 */
@ApplicationScoped
public class SharedDetails implements DetailSource {
    private static final String FIELD = "shared";
    private static final int MOST = 200;
    /** Of signatures, or of texts that have none yet: those of some thirty thousand sentences. */
    private static final long MOST_BYTES = 2_000_000;

    private static final String OUTLETS = "select a.id, a.outlet, coalesce(pg_column_size(s.sentences),"
            + " pg_column_size(x.text), 0) from article a left join article_signatures s on s.article_id = a.id"
            + " left join article_text x on x.article_id = a.id where a.story = :story limit " + (MOST + 1);

    private final Database database;
    private final SharedCopies copies;

    SharedDetails(Database database, SharedCopies copies) {
        this.database = database;
        this.copies = copies;
    }

    @Override
    public Uni<Map<String, JsonNode>> of(UUID article, @Nullable String story) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (story == null) {
            return Uni.createFrom().item(Map.of(FIELD, json.arrayNode()));
        }
        Executor caller = CallerContext.here();
        return database.read(session -> session.createNativeQuery(OUTLETS, Object[].class)
                        .setParameter("story", story)
                        .getResultList())
                .flatMap(rows -> {
                    long bytes = rows.stream()
                            .mapToLong(row -> ((Number) row[2]).longValue())
                            .sum();
                    if (rows.size() > MOST || bytes > MOST_BYTES) {
                        return Uni.createFrom().item((JsonNode) NullNode.instance);
                    }
                    Map<UUID, String> outlets = new HashMap<>();
                    rows.forEach(row -> outlets.put((UUID) row[0], (String) row[1]));
                    return copies.among(outlets).map(shared -> of(article, shared));
                })
                .map(shared -> Map.of(FIELD, shared))
                .emitOn(caller);
    }

    private static JsonNode of(UUID article, SharedPassages shared) {
        ArrayNode passages = JsonNodeFactory.instance.arrayNode();
        for (List<SharedPassages.Place> passage : shared.passages()) {
            for (SharedPassages.Place place : passage) {
                if (place.article().equals(article)) {
                    ObjectNode one =
                            passages.addObject().put("begin", place.begin()).put("end", place.end());
                    ArrayNode outlets = one.putArray("outlets");
                    passage.stream()
                            .map(SharedPassages.Place::outlet)
                            .filter(outlet -> !outlet.equals(place.outlet()))
                            .distinct()
                            .forEach(outlets::add);
                }
            }
        }
        return passages;
    }
}
