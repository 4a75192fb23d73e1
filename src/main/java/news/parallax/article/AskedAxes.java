package news.parallax.article;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.parallax.measure.Axis;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which axes articles were asked for, within a session of the caller's. */
final class AskedAxes {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private AskedAxes() {}

    /** Of each article that was asked for any: by name, of each name the version that was asked for last. */
    static Uni<Map<UUID, List<Axis>>> of(Mutiny.Session session, Collection<UUID> articles) {
        if (articles.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNamedQuery(AxisQueries.ASKED, Object[].class)
                .setParameter("ids", articles)
                .getResultList()
                .map(rows -> {
                    Map<UUID, List<Axis>> asked = new LinkedHashMap<>();
                    Map<String, Axis> read = new LinkedHashMap<>();
                    for (Object[] row : rows) {
                        AxisVersion version = (AxisVersion) row[1];
                        asked.computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                                .add(read.computeIfAbsent(version.version, v -> version.axis()));
                    }
                    return asked;
                });
    }

    static Uni<List<Axis>> of(Mutiny.Session session, UUID article) {
        return of(session, List.of(article)).map(asked -> asked.getOrDefault(article, List.of()));
    }

    /** Notes that an article is asked for axes, with what they say. */
    static Uni<Void> add(Mutiny.Session session, UUID article, List<Axis> axes, Instant at) {
        if (axes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return remember(session, axes, at)
                .flatMap(remembered -> session.createNativeQuery(AxisQueries.ASK_SQL, String.class)
                        .setParameter("article", article)
                        .setParameter("axes", json(axes))
                        .setParameter("at", at)
                        .getResultList())
                .replaceWithVoid();
    }

    /** Takes in what axes say, and keeps them from being forgotten until the transaction ends. */
    static Uni<Void> remember(Mutiny.Session session, List<Axis> axes, Instant at) {
        return session.createNativeQuery(AxisQueries.REMEMBER_SQL, String.class)
                .setParameter("axes", json(axes))
                .setParameter("at", at)
                .getResultList()
                .replaceWithVoid();
    }

    private static String json(List<Axis> axes) {
        ArrayNode json = MAPPER.createArrayNode();
        for (Axis axis : axes) {
            json.addObject()
                    .put("version", axis.version())
                    .put("name", axis.name())
                    .put("description", axis.description())
                    .put("negative", Summary.writeNames(axis.negative()))
                    .put("positive", Summary.writeNames(axis.positive()));
        }
        return json.toString();
    }
}
