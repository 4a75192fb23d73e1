package news.parallax.rescoring;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.parallax.article.AxisCatalog;
import news.parallax.article.Cursor;
import news.parallax.article.ModelVersion;
import news.parallax.article.Page;
import news.parallax.article.Points;
import news.parallax.article.Selection;
import news.parallax.article.TimeOrderedId;
import news.parallax.measure.Axis;
import news.parallax.measure.CurrentModel;
import news.parallax.measure.TextHash;
import news.parallax.model.ModelId;
import news.parallax.platform.Problems;
import org.jspecify.annotations.Nullable;

/** Jobs that score stored articles again: for programs, pages, and whatever works on them. */
@ApplicationScoped
public class Rescorings {
    private final JobStore store;
    private final RescoringWorker worker;
    private final BackgroundWorker background;
    private final AxisCatalog axes;
    private final CurrentModel models;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    Rescorings(
            JobStore store,
            RescoringWorker worker,
            BackgroundWorker background,
            AxisCatalog axes,
            CurrentModel models,
            Clock clock) {
        this.store = store;
        this.worker = worker;
        this.background = background;
        this.axes = axes;
        this.models = models;
        this.clock = clock;
    }

    /** @param created false where an equal job is open: it is the one that is answered */
    public record Posted(boolean created, Rescoring job) {}

    /**
     * Starts a job, or finds the one that does the same and is not done yet.
     *
     * @return fails with a problem: 422 for an axis that is not known, 503 while the model is loading or when too many
     *     are open
     */
    public Uni<Posted> start(RescoringRequest request) {
        String axis = request.axis();
        Uni<RescoringRow> row = axis == null
                ? Uni.createFrom().item(() -> ofModel(request))
                : axes.allNamed(List.of(axis), "axis").map(named -> ofAxis(request, named.get(0)));
        return row.flatMap(store::post)
                .invoke(background::tell)
                .flatMap(posted -> one(posted.id()).map(job -> new Posted(posted.created(), job.orElseThrow())));
    }

    /**
     * Newest first.
     *
     * @param cursor {@code nextCursor} of the page before, as {@link #position} reads it
     */
    public Uni<Page<Rescoring>> list(int limit, @Nullable UUID cursor) {
        return store.page(limit, cursor, Cursor::encode);
    }

    public Uni<Optional<Rescoring>> one(UUID id) {
        return store.one(id);
    }

    /** Ends a job that is open. What it has done stays. Empty for an unknown one. */
    public Uni<Optional<Rescoring>> cancel(UUID id) {
        return store.cancel(id).flatMap(cancelled -> one(id));
    }

    /** Articles that a job has skipped or could not do. */
    public Uni<Page<LeftOutArticle>> leftOut(UUID id, int limit, @Nullable UUID cursor) {
        return store.leftOut(id, limit + 1, cursor)
                .map(found -> Page.cut(found, limit, last -> Cursor.encode(last.article())));
    }

    /**
     * Takes the oldest job that nobody works on, whoever posted it and wherever, and works on it; for workers that are
     * started to do just that. Waits for what it does, so it is not to be called on an event loop.
     *
     * @param atMost about how long: the articles in hand are finished
     * @return whether there was a job: ask again until there is none. There is none while the model is being loaded.
     */
    public boolean workOn(Duration atMost) {
        return worker.work(atMost, () -> false);
    }

    /** Where a page ended; empty for what is no cursor. */
    static Optional<UUID> position(String cursor) {
        return Cursor.decode(cursor)
                .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString);
    }

    private RescoringRow ofModel(RescoringRequest request) {
        if (!models.ready()) {
            throw Problems.unavailable(Duration.ofSeconds(5), "The model is still loading. Try again in a moment.");
        }
        ModelId model = models.id();
        RescoringRow row = row(RescoringRow.MODEL, request);
        row.modelId = ModelVersion.key(model);
        row.modelName = model.name();
        row.modelVersion = model.version();
        row.modelHash = model.hash();
        row.precision = model.precision();
        return fingerprinted(row, row.modelId.toString());
    }

    private RescoringRow ofAxis(RescoringRequest request, Axis axis) {
        RescoringRow row = row(RescoringRow.AXIS, request);
        row.axisName = axis.name();
        row.axisVersion = axis.version();
        row.axisContent = AxisContent.write(axis);
        return fingerprinted(row, axis.version());
    }

    private RescoringRow row(String kind, RescoringRequest request) {
        Selection wanted = request.wanted();
        RescoringRow row = new RescoringRow();
        row.id = TimeOrderedId.next(clock, random);
        row.kind = kind;
        row.outlet = wanted.outlet();
        row.story = wanted.story();
        row.publishedFrom = wanted.from();
        row.publishedTo = wanted.to();
        row.createdAt = Points.now(clock);
        return row;
    }

    private static RescoringRow fingerprinted(RescoringRow row, String what) {
        row.fingerprint =
                TextHash.of(Stream.of(row.kind, what, row.outlet, row.story, row.publishedFrom, row.publishedTo)
                        .map(part -> Objects.toString(part, ""))
                        .collect(Collectors.joining("\n")));
        return row;
    }
}
