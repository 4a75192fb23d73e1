package news.parallax.article;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import news.parallax.measure.CurrentModel;
import news.parallax.model.ModelId;
import news.parallax.platform.Database;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes articles: one statement decides who of several is first, one transaction holds all of an article. */
@ApplicationScoped
public class ArticleWriter {
    private static final String INSERT =
            "insert into article (id, ref, outlet, story, title, url, author, published_at,"
                    + " language, text_hash, revision, created_at) values (:id, :ref, :outlet, :story, :title, :url, :author,"
                    + " :published, :language, :hash, 0, :created) on conflict (outlet, text_hash) do nothing returning id";
    private static final String INSERT_MODEL = "insert into model_version (id, name, version, hash, arithmetic,"
            + " model_json, first_used) values (:id, :name, :version, :hash, :precision, :json, :used)"
            + " on conflict do nothing returning id";
    private static final String FORGET_TEXT = "delete from article_text where article_id = :id returning article_id";

    private final Database database;
    private final CurrentModel models;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    ArticleWriter(Database database, CurrentModel models, Clock clock) {
        this.database = database;
        this.models = models;
        this.clock = clock;
    }

    /** What is stored of this text from this outlet. */
    Uni<Optional<Known>> find(String outlet, String textHash, ModelId current) {
        return database.read(session -> session.createNamedQuery(Queries.KNOWN, Object[].class)
                .setParameter("outlet", outlet)
                .setParameter("hash", textHash)
                .setParameter("current", ModelVersion.key(current))
                .getResultList()
                .flatMap(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : known(session, rows.get(0)).map(Optional::of)));
    }

    private static Uni<Known> known(Mutiny.Session session, Object[] row) {
        Article article = (Article) row[0];
        Scored scored = Scored.of((ModelVersion) row[2], (Score) row[3]);
        return AskedAxes.of(session, article.id)
                .map(axes -> new Known(new Stored(article, null, scored, axes), row[1] != null));
    }

    /** Stores a new article. Fails as {@link Overtaken} where it is stored already. */
    Uni<Stored> insert(Plan plan, Fresh fresh) {
        Article article = new Article();
        article.id = TimeOrderedId.next(clock, random);
        article.outlet = plan.request().outlet();
        article.textHash = plan.textHash();
        article.createdAt = fresh.at();
        article.describe(plan.metadata());
        return database.write(session -> insert(session, article)
                .invoke(written -> refuseUnless(written != null))
                .flatMap(ignored -> keepText(session, article, plan))
                .flatMap(ignored -> score(session, article, fresh))
                .flatMap(ignored -> AskedAxes.add(session, article.id, plan.newAxes(), fresh.at()))
                .replaceWith(() -> new Stored(article, null, now(fresh), plan.axes())));
    }

    /** Changes a stored article. Fails as {@link Overtaken} where it is no longer what the plan rests on. */
    Uni<Stored> update(Plan plan, Known known, Optional<Fresh> fresh) {
        return update(plan, known, fresh, session -> Uni.createFrom().voidItem());
    }

    /** @param along is done in the same transaction, when the rest is written: all of it or nothing */
    Uni<Stored> update(Plan plan, Known known, Optional<Fresh> fresh, Function<Mutiny.Session, Uni<Void>> along) {
        Article before = known.stored().article();
        return database.write(session -> session.find(Article.class, before.id, LockModeType.PESSIMISTIC_WRITE)
                .invoke(article -> {
                    refuseUnless(article != null && article.revision == before.revision);
                    article.describe(plan.metadata());
                    article.revision++;
                })
                .call(article -> keepText(session, article, plan))
                .call(article -> fresh.isPresent() ? score(session, article, fresh.get()) : date(session, article))
                .call(article -> AskedAxes.add(session, article.id, plan.newAxes(), Points.now(clock)))
                .call(article -> session.flush())
                .call(article -> along.apply(session))
                .map(article -> new Stored(
                        article,
                        null,
                        fresh.map(this::now).orElseGet(() -> known.stored().scored()),
                        plan.axes())));
    }

    // With "returning" each statement is a query, after which Hibernate has no cache to clean up.
    private static Uni<UUID> insert(Mutiny.Session session, Article article) {
        return session.createNativeQuery(INSERT, UUID.class)
                .setParameter("id", article.id)
                .setParameter("ref", article.ref)
                .setParameter("outlet", article.outlet)
                .setParameter("story", article.story)
                .setParameter("title", article.title)
                .setParameter("url", article.url)
                .setParameter("author", article.author)
                .setParameter("published", article.publishedAt)
                .setParameter("language", article.language)
                .setParameter("hash", article.textHash)
                .setParameter("created", article.createdAt)
                .getSingleResultOrNull();
    }

    private static Uni<Void> keepText(Mutiny.Session session, Article article, Plan plan) {
        return switch (plan.keep()) {
            case AS_IT_IS -> Uni.createFrom().voidItem();
            case ADD ->
                session.persist(new ArticleText(article.id, plan.request().text()));
            case DROP ->
                session.createNativeQuery(FORGET_TEXT, UUID.class)
                        .setParameter("id", article.id)
                        .getSingleResultOrNull()
                        .replaceWithVoid();
        };
    }

    private Uni<Void> score(Mutiny.Session session, Article article, Fresh fresh) {
        ModelId model = fresh.scores().model();
        ScoreKey key = new ScoreKey(article.id, ModelVersion.key(model));
        Score score = new Score(key, fresh);
        // Each flush keeps the order that the foreign keys ask for.
        return remember(session, key, model, fresh)
                .flatMap(ignored -> session.merge(score))
                .flatMap(ignored -> session.flush())
                .flatMap(ignored -> session.merge(new StoredVectors(key, fresh.vectors())))
                .flatMap(ignored -> session.merge(
                        new ArticleSignatures(article.id, fresh.likeness().signatures())))
                .flatMap(ignored -> session.merge(new ArticleTopic(article.id, article.publishedAt, fresh.likeness())))
                .flatMap(ignored -> session.flush());
    }

    /** What has been learnt of an article's date stands in two tables. */
    private static Uni<Void> date(Mutiny.Session session, Article article) {
        return session.find(ArticleTopic.class, article.id)
                .invoke(topic -> {
                    if (topic != null) {
                        topic.publishedAt = article.publishedAt;
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> remember(Mutiny.Session session, ScoreKey key, ModelId model, Fresh fresh) {
        return session.find(ModelVersion.class, key.modelId())
                .flatMap(found -> found != null
                        ? Uni.createFrom().voidItem()
                        : session.createNativeQuery(INSERT_MODEL, UUID.class)
                                .setParameter("id", key.modelId())
                                .setParameter("name", model.name())
                                .setParameter("version", model.version())
                                .setParameter("hash", model.hash())
                                .setParameter("precision", model.precision())
                                .setParameter("json", models.json())
                                .setParameter("used", fresh.at())
                                .getSingleResultOrNull()
                                .replaceWithVoid());
    }

    private Scored now(Fresh fresh) {
        return Scored.now(fresh.scores(), models.json(), fresh.at(), fresh.named());
    }

    private static void refuseUnless(boolean asPlanned) {
        if (!asPlanned) {
            throw new Overtaken();
        }
    }
}
