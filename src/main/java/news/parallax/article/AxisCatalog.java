package news.parallax.article;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.parallax.measure.Axis;
import news.parallax.measure.BuiltInAxes;
import news.parallax.platform.Database;
import news.parallax.platform.Problems;
import news.parallax.platform.Violation;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The axes that a name can mean: those that are built in, and those that were posted. */
@ApplicationScoped
public class AxisCatalog {
    public static final String UNKNOWN = "is no axis that is known: GET /v1/axes lists them, POST /v1/axes adds one";

    /** No point in time of the database's lies behind it. */
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    private final Database database;
    private final Clock clock;
    private final boolean active;

    /** @param active whether there is a database: a command has none, and knows what is built in */
    AxisCatalog(
            Database database,
            Clock clock,
            @ConfigProperty(name = "quarkus.hibernate-orm.active", defaultValue = "true") boolean active) {
        this.database = database;
        this.clock = clock;
        this.active = active;
    }

    /** What was posted. */
    public record Outcome(boolean created, AxisEntry entry) {}

    /** What each name means now; names that mean nothing are left out. */
    public Uni<Map<String, Axis>> named(Collection<String> names) {
        Map<String, Axis> builtIn = names.stream()
                .distinct()
                .flatMap(name -> BuiltInAxes.of(name).stream())
                .collect(Collectors.toMap(Axis::name, Function.identity()));
        List<String> others = names.stream()
                .filter(name -> !builtIn.containsKey(name))
                .distinct()
                .toList();
        if (others.isEmpty() || !active) {
            return Uni.createFrom().item(builtIn);
        }
        return latest(others)
                .map(entries -> Stream.concat(
                                builtIn.values().stream(), entries.stream().map(Row::axis))
                        .collect(Collectors.toMap(Axis::name, Function.identity())));
    }

    /**
     * What all of these names mean, in their order.
     *
     * @param field that they stand in
     * @return fails with a problem, 422, for a name that means nothing
     */
    public Uni<List<Axis>> allNamed(List<String> names, String field) {
        return named(names).map(known -> {
            if (!known.keySet().containsAll(names)) {
                throw Problems.unprocessable(List.of(Violation.of(field, UNKNOWN)));
            }
            return names.stream().map(known::get).toList();
        });
    }

    /** By name, those that are built in among the others; of each the latest version. */
    public Uni<Page<AxisEntry>> list(int limit, @Nullable String after) {
        String from = after == null ? "" : after;
        return rows(AxisQueries.LIST, query -> query.setParameter("after", from).setMaxResults(limit + 1))
                .map(rows -> Stream.concat(
                                BuiltInAxes.all().stream()
                                        .filter(axis -> axis.name().compareTo(from) > 0)
                                        .map(AxisEntry::builtIn),
                                rows.stream().map(Row::entry))
                        .sorted(Comparator.comparing(AxisEntry::name))
                        .limit(limit + 1L)
                        .toList())
                .map(entries -> Page.cut(entries, limit, last -> Cursor.encode(last.name())));
    }

    /** All versions of one name, the latest first; empty for one that means nothing. */
    public Uni<List<AxisEntry>> versions(String name) {
        return versions(name, Integer.MAX_VALUE - 1, null).map(Page::items);
    }

    /** Likewise, a page of them. */
    Uni<Page<AxisEntry>> versions(String name, int limit, @Nullable AxisCursor after) {
        Optional<Axis> builtIn = BuiltInAxes.of(name);
        if (builtIn.isPresent()) {
            return Uni.createFrom().item(new Page<>(List.of(AxisEntry.builtIn(builtIn.get())), null));
        }
        AxisCursor from = after == null ? new AxisCursor(END, "") : after;
        return rows(
                        AxisQueries.VERSIONS,
                        query -> query.setParameter("name", name)
                                .setParameter("at", from.at())
                                .setParameter("version", from.version())
                                .setMaxResults(limit + 1))
                .map(rows -> rows.stream().map(Row::entry).toList())
                .map(entries ->
                        Page.cut(entries, limit, last -> AxisCursor.of(last).write()));
    }

    /** The version that a name means now. */
    public Uni<Optional<AxisEntry>> one(String name) {
        Optional<Axis> builtIn = BuiltInAxes.of(name);
        return builtIn.isPresent()
                ? Uni.createFrom().item(builtIn.map(AxisEntry::builtIn))
                : latest(List.of(name))
                        .map(rows -> rows.stream().map(Row::entry).findFirst());
    }

    /** What a version says, whether its name still means it or not; empty for one that nobody asked for or posted. */
    public Uni<Optional<Axis>> ofVersion(String version) {
        Optional<Axis> builtIn = BuiltInAxes.all().stream()
                .filter(axis -> axis.version().equals(version))
                .findFirst();
        return builtIn.isPresent()
                ? Uni.createFrom().item(builtIn)
                : database.read(session -> session.find(AxisVersion.class, version))
                        .map(found -> Optional.ofNullable(found).map(AxisVersion::axis));
    }

    /**
     * Takes an axis in as what its name means from now on.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 for other content under the name of one that is built in
     */
    public Uni<Outcome> register(Axis axis) {
        if (BuiltInAxes.of(axis.name()).isPresent()) {
            refuseRedefinition(axis, "name");
            return Uni.createFrom().item(new Outcome(false, AxisEntry.builtIn(axis)));
        }
        Instant now = Points.now(clock);
        return database.write(session -> session.createNativeQuery(AxisQueries.REGISTER_SQL, String.class)
                        .setParameter("version", axis.version())
                        .setParameter("name", axis.name())
                        .setParameter("description", axis.description())
                        .setParameter("negative", Summary.writeNames(axis.negative()))
                        .setParameter("positive", Summary.writeNames(axis.positive()))
                        .setParameter("at", now)
                        .getSingleResultOrNull()
                        .call(registered -> registered != null
                                ? Uni.createFrom().voidItem()
                                : session.createNativeQuery(AxisQueries.BRING_FORWARD_SQL, String.class)
                                        .setParameter("version", axis.version())
                                        .setParameter("at", now)
                                        .getSingleResultOrNull())
                        .map(registered -> registered != null))
                .flatMap(created -> one(axis.name())
                        // Deleted or replaced at this moment: what was posted is answered all the same.
                        .map(entry -> entry.filter(e -> e.version().equals(axis.version()))
                                .orElseGet(() -> AxisEntry.registered(axis, now, 1)))
                        .map(entry -> new Outcome(created, entry)));
    }

    /**
     * Takes a name and all its versions off the list. What articles were asked for stays with them.
     *
     * @return whether there was one
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 for one that is built in
     */
    Uni<Boolean> delete(String name) {
        if (BuiltInAxes.of(name).isPresent()) {
            throw Problems.conflict("name", "This axis comes with the program and cannot be deleted.");
        }
        return database.write(session -> session.createNativeQuery(AxisQueries.WITHDRAW_SQL, String.class)
                        .setParameter("name", name)
                        .getResultList())
                .call(() -> forget(AxisQueries.FORGET_SQL, "name", name))
                .map(withdrawn -> !withdrawn.isEmpty());
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where it is not what is built in under its name */
    static void refuseRedefinition(Axis axis, String field) {
        if (BuiltInAxes.of(axis.name())
                .filter(builtIn -> !builtIn.version().equals(axis.version()))
                .isPresent()) {
            throw Problems.conflict(
                    field,
                    "An axis of this name comes with the program and has other content. Take another name, or ask for"
                            + " the built-in one by its name alone.");
        }
    }

    /** Forgets those of these versions that no list has and no article is asked for any more. */
    Uni<Void> forget(Collection<String> versions) {
        return versions.isEmpty()
                ? Uni.createFrom().voidItem()
                : forget(AxisQueries.FORGET_VERSIONS_SQL, "versions", versions);
    }

    // An article that asks for it at this very moment keeps it: then the database refuses, and it stays unlisted.
    private Uni<Void> forget(String sql, String parameter, Object value) {
        return database.write(session -> session.createNativeQuery(sql, String.class)
                        .setParameter(parameter, value)
                        .getResultList())
                .replaceWithVoid()
                .onFailure(org.hibernate.exception.ConstraintViolationException.class)
                .recoverWithNull();
    }

    private Uni<List<Row>> latest(Collection<String> names) {
        return rows(AxisQueries.LATEST, query -> query.setParameter("names", names));
    }

    private Uni<List<Row>> rows(
            String query, Function<Mutiny.SelectionQuery<Object[]>, Mutiny.SelectionQuery<Object[]>> set) {
        return database.read(session -> set.apply(session.createNamedQuery(query, Object[].class))
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Row((AxisVersion) row[0], (Long) row[1]))
                        .toList());
    }

    private record Row(AxisVersion version, long versions) {
        Axis axis() {
            return version.axis();
        }

        AxisEntry entry() {
            return AxisEntry.registered(axis(), version.registeredAt, versions);
        }
    }
}
