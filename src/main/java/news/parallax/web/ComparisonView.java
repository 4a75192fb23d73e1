package news.parallax.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import news.parallax.comparison.Comparison;
import news.parallax.comparison.OutletReading;
import news.parallax.measure.Axis;
import news.parallax.measure.Measure;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of outlets as a page shows it, on one story or on many.
 *
 * @param placements every tested measure with its outlets on the scale
 * @param targets tone towards each target that several outlets speak of
 * @param frames valued, not tested
 * @param facing null with fewer than two outlets
 * @param measures that can be looked at closely
 */
public record ComparisonView(
        List<Placement> placements,
        List<Placement> targets,
        List<Placement> frames,
        List<ShareTable> shares,
        List<Choice> measures,
        List<Choice> left,
        List<Choice> right,
        DifferenceTable differences,
        @Nullable Facing facing,
        List<Passage> passages,
        int morePassages,
        Making making,
        String caution) {
    private static final int TARGETS = 8;

    /**
     * What a comparison is shown with.
     *
     * @param texts of the articles that {@link Passage#articles} asks for, as far as they are kept
     */
    record Around(Collection<Axis> axes, Map<UUID, String> texts) {}

    static ComparisonView of(Comparison comparison, Looking looking, Around around, String what) {
        Function<String, MeasureScale> scales = MeasureScale.among(around.axes());
        MeasureScale shown = scales.apply(looking.measure());
        List<String> names =
                comparison.outlets().stream().map(OutletReading::outlet).toList();
        return new ComparisonView(
                Placement.measures(comparison).stream()
                        .map(measure -> Placement.of(comparison, scales.apply(measure)))
                        .toList(),
                Placement.targets(comparison, scales.apply(Measure.TONE.label()), TARGETS),
                Placement.frames(comparison, scales),
                ShareTable.of(comparison, scales),
                Placement.measures(comparison).stream()
                        .map(measure ->
                                new Choice(measure, scales.apply(measure).title(), measure.equals(looking.measure())))
                        .toList(),
                Choice.of(names, looking.left() == null ? "" : looking.left()),
                Choice.of(names, looking.right() == null ? "" : looking.right()),
                DifferenceTable.of(comparison, shown),
                looking.left() == null || looking.right() == null
                        ? null
                        : Facing.of(
                                comparison,
                                shown,
                                reading(comparison, looking.left()),
                                reading(comparison, looking.right())),
                Passage.of(comparison, around.texts()),
                Math.max(0, comparison.shared().size() - Passage.MOST),
                Making.of(comparison.method(), what),
                comparison.caution());
    }

    private static OutletReading reading(Comparison comparison, String outlet) {
        return comparison.outlets().stream()
                .filter(reading -> reading.outlet().equals(outlet))
                .findFirst()
                .orElseThrow();
    }
}
