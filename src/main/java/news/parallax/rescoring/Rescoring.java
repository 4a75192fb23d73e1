package news.parallax.rescoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import news.parallax.model.ModelId;
import org.jspecify.annotations.Nullable;

/**
 * A job that scores stored articles again, and how far it has come.
 *
 * @param kind {@code model} or {@code axis}
 * @param model the one that is to score; null for an axis
 * @param axis the version that articles are asked for; null for a model
 * @param outlet only its articles; null: all
 * @param story likewise
 * @param from of {@code publishedAt}, inclusive, UTC; null without a bound
 * @param to exclusive
 * @param status {@code queued}, {@code running}, {@code done}, {@code cancelled} or {@code failed}
 * @param reason why it failed, or what it waits for; else null
 * @param total articles that there were when it was posted; once it is done, those that were still there
 * @param done scored by the model, or asked for the axis, by this job
 * @param already had it without this job
 * @param skipped could not be done, for a reason that lies in what is stored of them
 * @param failed the model did not take their texts, or something broke
 * @param leftOut those that were skipped or failed, by reason
 * @param abstained those that were done and have no value all the same, by measure and reason
 * @param rate articles a second while somebody worked on it; null before anybody did
 * @param secondsLeft at that rate; null unless it runs
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Rescoring(
        String id,
        String kind,
        @Nullable ModelId model,
        @Nullable AxisVersion axis,
        @Nullable String outlet,
        @Nullable String story,
        @Nullable String from,
        @Nullable String to,
        String status,
        @Nullable String reason,
        long total,
        long done,
        long already,
        long skipped,
        long failed,
        List<LeftOut> leftOut,
        List<Abstained> abstained,
        @Nullable Double rate,
        @Nullable Long secondsLeft,
        String createdAt,
        @Nullable String startedAt,
        @Nullable String finishedAt) {
    /** In milliseconds; a rate is given to three decimals. */
    private static final double SECOND = 1_000;

    public Rescoring {
        leftOut = List.copyOf(leftOut);
        abstained = List.copyOf(abstained);
    }

    /** An axis by its content. */
    public record AxisVersion(String name, String version) {}

    /**
     * @param outcome {@code skipped} or {@code failed}
     * @param reason as {@link Reason} names it
     */
    public record LeftOut(String outcome, String reason, long articles) {}

    /**
     * @param reason what stands before the colon of an abstention's reason
     * @param withdrawn of the articles, those that had a value before
     */
    public record Abstained(String measure, String reason, long articles, long withdrawn) {}

    static Rescoring of(RescoringRow row, @Nullable ModelId current, List<LeftOut> leftOut, List<Abstained> abstained) {
        Double rate = row.workedMs > 0 && row.handled() > 0
                ? Math.round(row.handled() * SECOND * SECOND / row.workedMs) / SECOND
                : null;
        boolean runs = row.status.equals(RescoringRow.RUNNING);
        return new Rescoring(
                row.id.toString(),
                row.kind,
                row.model(),
                row.ofModel() ? null : new AxisVersion(row.axisName, row.axisVersion),
                row.outlet,
                row.story,
                iso(row.publishedFrom),
                iso(row.publishedTo),
                row.status,
                row.reason == null && row.finishedAt == null ? waitsFor(row, current) : row.reason,
                row.total,
                row.done,
                row.already,
                row.skipped,
                row.failed,
                leftOut,
                abstained,
                rate,
                runs && rate != null ? (long) Math.ceil(Math.max(0, row.total - row.handled()) / rate) : null,
                row.createdAt.toString(),
                iso(row.startedAt),
                iso(row.finishedAt));
    }

    private static @Nullable String waitsFor(RescoringRow row, @Nullable ModelId current) {
        return row.ofModel() && current != null && !current.equals(row.model())
                ? "waits for a service that scores with " + row.modelName + " " + row.modelVersion + ", which this one"
                        + " does not"
                : null;
    }

    private static @Nullable String iso(@Nullable Instant point) {
        return point == null ? null : point.toString();
    }
}
