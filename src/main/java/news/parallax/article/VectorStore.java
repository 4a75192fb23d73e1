package news.parallax.article;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import news.parallax.measure.SentenceReading;
import news.parallax.model.ModelId;
import news.parallax.platform.Database;

/** Reads sentence vectors, few enough at a time to be held in memory. */
@ApplicationScoped
public class VectorStore {
    /** Bytes that are read at a time, unless one article has more. */
    private static final long AT_A_TIME = 16 << 20;

    private static final String SIZES =
            "select article_id, octet_length(vectors) from sentence_vectors where model_id = :model and article_id in (:ids)";

    private final Database database;

    VectorStore(Database database) {
        this.database = database;
    }

    /**
     * One article's stored numbers, packed.
     *
     * @param vectors by {@link VectorCodec}
     * @param sentences by {@link SentenceCodec}
     */
    record Packed(byte[] vectors, byte[] sentences) {}

    /** In the order of the sentences; empty where they are not stored. */
    Uni<Optional<List<float[]>>> of(UUID article, ModelId model) {
        return database.read(
                        session -> session.find(StoredVectors.class, new ScoreKey(article, ModelVersion.key(model))))
                .map(found -> Optional.ofNullable(found).map(row -> VectorCodec.decode(row.vectors)));
    }

    /**
     * Reads many articles that one model has scored, and of each what is wanted of it.
     *
     * @param wanted of an article and its numbers; is called off the event loop, for several articles at once
     * @return by article; those without vectors are left out. Emits on a worker thread.
     */
    <T> Uni<Map<UUID, T>> each(Collection<UUID> articles, ModelId model, BiFunction<UUID, Packed, T> wanted) {
        if (articles.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Map<UUID, T> all = new LinkedHashMap<>();
        return database.read(session -> session.createNativeQuery(SIZES, Object[].class)
                        .setParameter("model", ModelVersion.key(model))
                        .setParameter("ids", articles)
                        .getResultList())
                .flatMap(sizes -> {
                    Uni<Map<UUID, T>> read = Uni.createFrom().item(all);
                    for (List<UUID> some : portions(sizes)) {
                        read = read.flatMap(found -> packed(some, model)
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .invoke(rows -> found.putAll(each(rows, wanted)))
                                .replaceWith(found));
                    }
                    return read;
                });
    }

    /**
     * The articles with the vectors of their sentences, a kilobyte each; an article whose vectors are not stored as it
     * is. Emits on a worker thread.
     */
    public Uni<List<ScoredArticle>> attached(List<ScoredArticle> articles) {
        Map<ModelId, List<UUID>> byModel = articles.stream()
                .collect(Collectors.groupingBy(
                        ScoredArticle::model, Collectors.mapping(ScoredArticle::id, Collectors.toList())));
        Map<UUID, List<float[]>> all = new HashMap<>();
        Uni<Void> read = Uni.createFrom().voidItem();
        for (Map.Entry<ModelId, List<UUID>> group : byModel.entrySet()) {
            read = read.flatMap(before -> each(
                            group.getValue(), group.getKey(), (id, packed) -> VectorCodec.decode(packed.vectors()))
                    .invoke(all::putAll)
                    .replaceWithVoid());
        }
        return read.replaceWith(() -> articles.stream()
                .map(article -> Optional.ofNullable(all.get(article.id()))
                        .flatMap(vectors -> matching(article.sentences(), vectors))
                        .map(article::with)
                        .orElse(article))
                .toList());
    }

    /**
     * Those of sentences that were read a moment before them. The article may have got its title since, which stands
     * before all others.
     *
     * @return empty where they are of other sentences
     */
    static Optional<List<float[]>> matching(List<SentenceReading> sentences, List<float[]> vectors) {
        int more = vectors.size() - sentences.size();
        boolean titled = !sentences.isEmpty() && sentences.get(0).title();
        return more == 0 || more > 0 && !titled ? Optional.of(vectors.subList(more, vectors.size())) : Optional.empty();
    }

    private static <T> Map<UUID, T> each(Map<UUID, Packed> rows, BiFunction<UUID, Packed, T> wanted) {
        return rows.entrySet().parallelStream()
                .collect(Collectors.toMap(Map.Entry::getKey, row -> wanted.apply(row.getKey(), row.getValue())));
    }

    private Uni<Map<UUID, Packed>> packed(List<UUID> articles, ModelId model) {
        return database.read(session -> session.createNamedQuery(Queries.VECTORS, Object[].class)
                        .setParameter("ids", articles)
                        .setParameter("model", ModelVersion.key(model))
                        .getResultList())
                .map(rows -> {
                    Map<UUID, Packed> packed = new LinkedHashMap<>();
                    rows.forEach(row -> packed.put((UUID) row[0], new Packed((byte[]) row[1], (byte[]) row[2])));
                    return packed;
                });
    }

    private static List<List<UUID>> portions(List<Object[]> sizes) {
        List<List<UUID>> portions = new ArrayList<>();
        long bytes = AT_A_TIME;
        for (Object[] size : sizes) {
            long more = ((Number) size[1]).longValue();
            if (bytes + more > AT_A_TIME) {
                portions.add(new ArrayList<>());
                bytes = 0;
            }
            portions.get(portions.size() - 1).add((UUID) size[0]);
            bytes += more;
        }
        return portions;
    }
}
