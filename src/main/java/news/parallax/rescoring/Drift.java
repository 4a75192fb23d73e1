package news.parallax.rescoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import news.parallax.measure.Interval;
import news.parallax.model.ModelId;
import org.jspecify.annotations.Nullable;

/**
 * How far values and ranks moved from one model to another, or from one version of an axis to another.
 *
 * @param model the former and the latter; null for an axis
 * @param axis likewise; null for models
 * @param outlet only its articles; null: all
 * @param story likewise
 * @param from of {@code publishedAt}, inclusive, UTC; null without a bound
 * @param to exclusive
 * @param articles that have both
 * @param read of these, as many as the report rests on
 * @param placed of these, as many as were placed on axes
 * @param caution what the numbers do not show, for people to read
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Drift(
        @Nullable Models model,
        @Nullable Versions axis,
        @Nullable String outlet,
        @Nullable String story,
        @Nullable String from,
        @Nullable String to,
        long articles,
        int read,
        int placed,
        List<Movement> movements,
        String method,
        String caution) {
    public Drift {
        movements = List.copyOf(movements);
    }

    public record Models(ModelId from, ModelId to) {}

    /** @param from a version, as {@code to} */
    public record Versions(String name, String from, String to) {}

    /**
     * One measure or axis.
     *
     * @param n articles that have a value before and after
     * @param lost those that had one before only
     * @param gained those that have one after only
     * @param before mean; null where n is 0, as what follows
     * @param after mean
     * @param change mean of the changes, after less before
     * @param interval 95 %; null where n is 1
     * @param deviation standard deviation of the changes
     * @param signChanges share of articles whose value went from one side of 0 to the other; null for shares
     * @param spearman of the articles' ranks; null where one list has no two different values
     * @param kendall likewise
     * @param furthest articles that moved furthest, at most {@value Movements#FURTHEST}
     * @param reason why there is nothing; else null
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Movement(
            String measure,
            int n,
            int lost,
            int gained,
            @Nullable Double before,
            @Nullable Double after,
            @Nullable Double change,
            @Nullable Interval interval,
            @Nullable Double deviation,
            @Nullable Double signChanges,
            @Nullable Correlation spearman,
            @Nullable Correlation kendall,
            @Nullable Outlets outlets,
            List<Moved> furthest,
            @Nullable String reason) {}

    /** @param interval 95 %; null below ten pairs */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Correlation(double value, @Nullable Interval interval) {}

    /**
     * The means of outlets with at least {@value Movements#LEAST} articles that have both.
     *
     * @param n outlets
     * @param leftOut outlets with fewer
     * @param furthest those that moved furthest in rank, at most {@value Movements#FURTHEST}
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Outlets(
            int n,
            int leftOut,
            @Nullable Correlation spearman,
            @Nullable Correlation kendall,
            List<MovedOutlet> furthest) {}

    /** @param rankBefore from 1 for the lowest mean; equal means share the mean of their ranks */
    public record MovedOutlet(
            String outlet, int articles, double before, double after, double rankBefore, double rankAfter) {}

    public record Moved(String article, String outlet, double before, double after) {}
}
