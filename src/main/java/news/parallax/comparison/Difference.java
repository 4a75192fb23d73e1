package news.parallax.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import news.parallax.measure.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Outlet {@code a} less outlet {@code b} in one measure.
 *
 * @param measure by the contract's name
 * @param nA units of a that the test rests on: on one story sentences (for tone those that mention a target) that the
 *     other has not printed too, on many stories the stories
 * @param nB likewise
 * @param paired stories that both told; null on one story
 * @param difference of the outlets' values; null where one of them has none
 * @param interval 95 %, of the difference, for the sampling of units; null with a reason
 * @param effectSize Hedges' g over units; null with a reason, or where they do not vary
 * @param pValue two-sided, by permuting units between the outlets; null with a reason
 * @param pValueCorrected after Holm, over all tests of the comparison; null with a reason
 * @param permutations dealt; 0 with a reason
 * @param reason why there is no test; null where there is one
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Difference(
        String measure,
        String a,
        String b,
        int nA,
        int nB,
        @Nullable Integer paired,
        @Nullable Double difference,
        @Nullable Interval interval,
        @Nullable Double effectSize,
        @Nullable Double pValue,
        @Nullable Double pValueCorrected,
        int permutations,
        @Nullable String reason) {}
