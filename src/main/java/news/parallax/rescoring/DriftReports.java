package news.parallax.rescoring;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import news.parallax.article.ArticleStore;
import news.parallax.article.AxisCatalog;
import news.parallax.article.PairedScores;
import news.parallax.article.Selection;
import news.parallax.measure.Axis;
import news.parallax.measure.Measure;
import news.parallax.model.ModelId;
import news.parallax.platform.Problems;
import org.jspecify.annotations.Nullable;

/** Makes drift reports, a few hundred articles at a time; two at once. */
@ApplicationScoped
public class DriftReports {
    private static final int MOST_READ = 100_000;
    private static final int MOST_PLACED = 10_000;
    private static final int AT_A_TIME = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String METHOD =
            "paired articles; Student's interval of the mean change; Spearman's rho and Kendall's"
                    + " tau-b, ties averaged, with Fisher's intervals";
    private static final String CAUTION =
            "A value that moved says that the instrument changed, not that the outlet did: nothing"
                    + " here says which of the two is nearer to what readers would say. Articles are taken as independent; those of one"
                    + " outlet or story are not, and intervals are then too narrow. Only articles that have both are counted, and"
                    + " those whose text was not kept have no later scores. Compare values of one version only.";

    private final JobStore jobs;
    private final PairedScores scores;
    private final ArticleStore store;
    private final AxisCatalog axes;
    private final Semaphore desks = new Semaphore(2);

    DriftReports(JobStore jobs, PairedScores scores, ArticleStore store, AxisCatalog axes) {
        this.jobs = jobs;
        this.scores = scores;
        this.store = store;
        this.axes = axes;
    }

    /**
     * From one model to another.
     *
     * @param named axes that are looked at beside the measures
     */
    public Uni<Drift> ofModels(Selection wanted, ModelId from, ModelId to, List<Axis> named) {
        return made(() -> {
            Movements movements = new Movements();
            List<UUID> drawn = await(scores.drawn(wanted, from, to, MOST_READ));
            int placed = named.isEmpty() ? 0 : Math.min(MOST_PLACED, drawn.size());
            for (int at = 0; at < drawn.size(); at += AT_A_TIME) {
                List<UUID> some = drawn.subList(at, Math.min(drawn.size(), at + AT_A_TIME));
                List<PairedScores.Pair> pairs = await(scores.pairs(some, from, to));
                pairs.forEach(pair -> movements.add(pair.article(), pair.outlet(), pair.before(), pair.after()));
                if (at < placed) {
                    Map<UUID, Map<String, Double>> before = await(scores.places(some, from, named));
                    Map<UUID, Map<String, Double>> after = await(scores.places(some, to, named));
                    for (Axis axis : named) {
                        add(movements, axis.name(), pairs, before, axis.version(), after, axis.version());
                    }
                }
            }
            long all = drawn.size() < MOST_READ ? drawn.size() : await(scores.count(wanted, from, to));
            return drift(wanted, new Drift.Models(from, to), null, all, drawn.size(), placed, movements);
        });
    }

    /** From one version of an axis to another, of the articles that were asked for the former. */
    public Uni<Drift> ofAxis(Selection wanted, Axis from, Axis to) {
        return made(() -> {
            Movements movements = new Movements();
            List<UUID> drawn = await(scores.drawn(wanted, from.version(), MOST_PLACED));
            for (int at = 0; at < drawn.size(); at += AT_A_TIME) {
                List<UUID> some = drawn.subList(at, Math.min(drawn.size(), at + AT_A_TIME));
                Map<UUID, Map<String, Double>> places = await(scores.places(some, List.of(from, to)));
                add(movements, to.name(), await(scores.outlets(some)), places, from.version(), places, to.version());
            }
            long all = drawn.size() < MOST_PLACED ? drawn.size() : await(scores.count(wanted, from.version()));
            Drift.Versions versions = new Drift.Versions(to.name(), from.version(), to.version());
            return drift(wanted, null, versions, all, drawn.size(), drawn.size(), movements);
        });
    }

    /**
     * What a job moved. Empty for an unknown one; fails with a problem, 404, where there is no earlier version.
     *
     * @param former version or hash; null: the one that most articles have
     * @param named axes that are looked at, of a job of a model; none: the usual one
     */
    public Uni<Optional<Drift>> ofJob(UUID job, @Nullable String former, List<String> named) {
        return jobs.row(job)
                .flatMap(row -> row.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : of(row.get(), former, named).map(Optional::of));
    }

    private Uni<Drift> of(RescoringRow row, @Nullable String former, List<String> named) {
        Selection wanted = row.selection();
        ModelId to = row.model();
        if (to == null) {
            Axis axis = AxisContent.read(row.axisContent);
            Uni<Optional<String>> from =
                    former != null ? Uni.createFrom().item(Optional.of(former)) : scores.formerVersion(wanted, axis);
            return from.flatMap(version -> version(version, axis.name()))
                    .flatMap(before -> ofAxis(wanted, before, axis));
        }
        Uni<Optional<ModelId>> from = former != null ? store.scoredBy(former) : scores.formerModel(wanted, to);
        return from.map(found -> found.filter(model -> !model.equals(to)).orElseThrow(DriftReports::nothing))
                .flatMap(before -> asked(named).flatMap(axis -> ofModels(wanted, before, to, axis)));
    }

    /** What names mean; without any the usual one. */
    Uni<List<Axis>> asked(List<String> named) {
        return axes.allNamed(named.isEmpty() ? List.of(Axis.DEFAULT_NAME) : named, "axis");
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 for a version that nobody has, or of another axis */
    Uni<Axis> version(Optional<String> version, String name) {
        Uni<Optional<Axis>> found =
                version.isEmpty() ? Uni.createFrom().item(Optional.empty()) : axes.ofVersion(version.get());
        return found.map(axis -> axis.filter(known -> known.name().equals(name)).orElseThrow(DriftReports::nothing));
    }

    static RuntimeException nothing() {
        return Problems.notFound(
                "No stored article has an earlier version to compare with. GET /v1/model lists the models"
                        + " that have scored, GET /v1/axes?name= the versions of an axis.");
    }

    private static void add(
            Movements movements,
            String axis,
            List<PairedScores.Pair> pairs,
            Map<UUID, Map<String, Double>> before,
            String from,
            Map<UUID, Map<String, Double>> after,
            String to) {
        for (PairedScores.Pair pair : pairs) {
            movements.add(
                    Measure.axis(axis),
                    pair.article(),
                    pair.outlet(),
                    before.getOrDefault(pair.article(), Map.of()).get(from),
                    after.getOrDefault(pair.article(), Map.of()).get(to));
        }
    }

    private static Drift drift(
            Selection wanted,
            Drift.@Nullable Models models,
            Drift.@Nullable Versions versions,
            long all,
            int read,
            int placed,
            Movements movements) {
        return new Drift(
                models,
                versions,
                wanted.outlet(),
                wanted.story(),
                iso(wanted.from()),
                iso(wanted.to()),
                all,
                read,
                placed,
                movements.all(),
                METHOD,
                CAUTION);
    }

    private static @Nullable String iso(@Nullable Instant point) {
        return point == null ? null : point.toString();
    }

    /** On a worker thread, which waits for the database between its computations. */
    private Uni<Drift> made(Supplier<Drift> report) {
        return Uni.createFrom()
                .item(() -> {
                    if (!desks.tryAcquire()) {
                        throw Problems.unavailable(
                                Duration.ofSeconds(10),
                                "Two drift reports are being made. Send the request again later.");
                    }
                    try {
                        return report.get();
                    } finally {
                        desks.release();
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
