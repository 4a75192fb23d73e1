package news.parallax.web;

import java.util.ArrayList;
import java.util.List;
import news.parallax.comparison.Comparison;
import news.parallax.comparison.OutletReading;

/**
 * The most telling sentences of two outlets in one measure, facing each other.
 *
 * @param halves one for each end of the scale that something can be near to
 */
public record Facing(MeasureScale scale, String left, String right, List<Half> halves) {
    /** @param end what stands at this end of the scale */
    public record Half(String end, List<Quote> left, List<Quote> right) {
        public boolean any() {
            return !left.isEmpty() || !right.isEmpty();
        }
    }

    static Facing of(Comparison comparison, MeasureScale scale, OutletReading left, OutletReading right) {
        List<Half> halves = new ArrayList<>();
        if (!scale.oneSided()) {
            halves.add(half(comparison, scale, false, left, right));
        }
        halves.add(half(comparison, scale, true, left, right));
        return new Facing(scale, left.outlet(), right.outlet(), halves);
    }

    private static Half half(
            Comparison comparison, MeasureScale scale, boolean high, OutletReading left, OutletReading right) {
        return new Half(
                high ? scale.highEnd() : scale.lowEnd(),
                quotes(comparison, scale, high, left),
                quotes(comparison, scale, high, right));
    }

    private static List<Quote> quotes(Comparison comparison, MeasureScale scale, boolean high, OutletReading outlet) {
        return outlet.telling().stream()
                .filter(telling -> telling.measure().equals(scale.measure()))
                .filter(telling -> scale.oneSided() || telling.value() > 0 == high)
                .map(telling -> Quote.of(telling, outlet.outlet(), comparison.shared()))
                .toList();
    }
}
