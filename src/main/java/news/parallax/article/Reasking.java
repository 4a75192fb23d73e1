package news.parallax.article;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import news.parallax.measure.Axis;
import news.parallax.platform.Database;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Asks stored articles for another version of an axis that they were asked for: from then on it is the one that they
 * are shown on. Their sentence vectors are all that it takes. What they were asked for before stays with them.
 */
@ApplicationScoped
public class Reasking {
    private static final String ASK = "insert into article_axis (article_id, axis_version, asked_at)"
            + " select a.id, :version, cast(:at as timestamptz) from article a where a.id in (:ids) order by a.id for key share of a"
            + " on conflict (article_id, axis_version) do update set asked_at = excluded.asked_at returning axis_version";

    private final Database database;
    private final ArticleStore store;
    private final Placing placing;
    private final Clock clock;

    Reasking(Database database, ArticleStore store, Placing placing, Clock clock) {
        this.database = database;
        this.store = store;
        this.placing = placing;
        this.clock = clock;
    }

    /** How an article stands to a version of an axis. */
    public enum Standing {
        /** It has a value on it. */
        PLACED,
        /** It can be placed, and its value is withheld. */
        WITHHELD,
        /** It is the version that it was asked for last. */
        ALREADY,
        /** Its sentence vectors are not stored. */
        WITHOUT_VECTORS,
        /** The model that read it does not encode the axis. */
        WITHOUT_POLES
    }

    /** @param reason for people; empty where there is nothing to be explained */
    public record Place(Standing standing, String reason) {}

    /**
     * Places articles, and writes nothing.
     *
     * @return by article, in no order; those that are gone are left out
     */
    public Uni<Map<UUID, Place>> place(Collection<UUID> articles, Axis axis) {
        return store.brief(articles).flatMap(all -> {
            Map<UUID, Place> places = new LinkedHashMap<>();
            List<Stored> asked = new ArrayList<>();
            for (Stored stored : all) {
                if (stored.axes().stream().anyMatch(former -> former.version().equals(axis.version()))) {
                    places.put(stored.article().id, new Place(Standing.ALREADY, ""));
                } else {
                    asked.add(stored.on(List.of(axis)));
                }
            }
            return placing.values(asked).map(placed -> {
                asked.forEach(stored ->
                        places.put(stored.article().id, place(stored, axis, placed.get(stored.article().id))));
                return places;
            });
        });
    }

    private static Place place(Stored stored, Axis axis, Placed placed) {
        if (placed.own().containsKey(axis.name())) {
            return new Place(Standing.PLACED, "");
        }
        String withheld = stored.scored().summary().withheld().orElse("there is no sentence in own voice");
        String reason = placed.abstained().isEmpty()
                ? withheld
                : placed.abstained().get(0).reason();
        if (reason.equals(withheld)) {
            return new Place(Standing.WITHHELD, reason.split(":", 2)[0]);
        }
        return new Place(reason.equals(Placing.NO_VECTORS) ? Standing.WITHOUT_VECTORS : Standing.WITHOUT_POLES, reason);
    }

    /**
     * Notes that articles are asked for an axis, all of them or none.
     *
     * @param along is done in the same transaction
     */
    public Uni<Void> ask(Collection<UUID> articles, Axis axis, Function<Mutiny.Session, Uni<Void>> along) {
        return database.write(session -> AskedAxes.remember(session, List.of(axis), Points.now(clock))
                .flatMap(remembered -> articles.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : session.createNativeQuery(ASK, String.class)
                                .setParameter("version", axis.version())
                                .setParameter("at", Points.now(clock))
                                .setParameter("ids", articles)
                                .getResultList()
                                .replaceWithVoid())
                .flatMap(asked -> along.apply(session)));
    }
}
