package news.parallax.article;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.parallax.platform.Database;
import news.parallax.text.SentenceSignature;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** By what copies and related articles are known; made here for articles that came before it was kept. */
@ApplicationScoped
public class LikenessStore {
    private static final String SIGNATURES =
            "select article_id, sentences from article_signatures where article_id in (:ids)";
    // In one order, so that two readers who meet the same articles wait for each other and do not lock each other out.
    private static final String UNSIGNED = "select a.id, a.title, a.published_at, x.text from article a"
            + " join article_text x on x.article_id = a.id where a.id in (:ids) order by a.id";
    private static final String SIGN = "insert into article_signatures (article_id, sentences) values (:id, :sentences)"
            + " on conflict do nothing returning article_id";
    private static final String PLACE = "insert into article_topic (article_id, published_at, cell, vector)"
            + " values (:id, :published, :cell, :vector) on conflict do nothing returning article_id";
    /** Texts that are in memory at a time. */
    private static final int TEXTS = 10;

    private final Database database;

    LikenessStore(Database database) {
        this.database = database;
    }

    private record Unsigned(UUID id, @Nullable Instant published, Likeness likeness) {}

    /**
     * The signatures of the articles' sentences; of an article that has none yet, made now and kept, if its text is.
     *
     * @return by article; those of which nothing is known are left out. Emits on a worker thread.
     */
    public Uni<Map<UUID, List<SentenceSignature>>> signatures(Collection<UUID> articles) {
        if (articles.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return database.read(session -> session.createNativeQuery(SIGNATURES, Object[].class)
                        .setParameter("ids", articles)
                        .getResultList())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(rows -> {
                    Map<UUID, List<SentenceSignature>> known = new HashMap<>();
                    rows.forEach(row -> known.put((UUID) row[0], SignatureCodec.decode((byte[]) row[1])));
                    return completed(
                            known,
                            articles.stream()
                                    .filter(id -> !known.containsKey(id))
                                    .toList());
                });
    }

    private Uni<Map<UUID, List<SentenceSignature>>> completed(
            Map<UUID, List<SentenceSignature>> known, List<UUID> missing) {
        Uni<Map<UUID, List<SentenceSignature>>> all = Uni.createFrom().item(known);
        for (int from = 0; from < missing.size(); from += TEXTS) {
            List<UUID> some = missing.subList(from, Math.min(missing.size(), from + TEXTS));
            all = all.flatMap(before -> made(some)
                    .invoke(made -> made.forEach(each -> before.put(
                            each.id(), SignatureCodec.decode(each.likeness().signatures()))))
                    .replaceWith(before));
        }
        return all;
    }

    private Uni<List<Unsigned>> made(List<UUID> articles) {
        return database.read(session -> session.createNativeQuery(UNSIGNED, Object[].class)
                        .setParameter("ids", articles)
                        .getResultList())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(rows -> rows.stream()
                        .map(row -> new Unsigned(
                                (UUID) row[0], Points.of(row[2]), Likeness.of((String) row[1], (String) row[3])))
                        .toList())
                .call(made -> made.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : database.write(session -> keep(session, new ArrayList<>(made))))
                .emitOn(Infrastructure.getDefaultWorkerPool());
    }

    private static Uni<Void> keep(Mutiny.Session session, List<Unsigned> made) {
        Uni<Void> kept = Uni.createFrom().voidItem();
        for (Unsigned each : made) {
            kept = kept.flatMap(before -> session.createNativeQuery(SIGN, UUID.class)
                            .setParameter("id", each.id())
                            .setParameter("sentences", each.likeness().signatures())
                            .getSingleResultOrNull())
                    .flatMap(ignored -> session.createNativeQuery(PLACE, UUID.class)
                            .setParameter("id", each.id())
                            .setParameter("published", each.published())
                            .setParameter("cell", each.likeness().cell())
                            .setParameter("vector", each.likeness().topic())
                            .getSingleResultOrNull())
                    .replaceWithVoid();
        }
        return kept;
    }
}
