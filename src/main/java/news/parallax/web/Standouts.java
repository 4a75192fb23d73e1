package news.parallax.web;

import java.util.List;
import java.util.stream.Stream;
import news.parallax.comparison.OutletReading;

/** An outlet's most telling sentences in one measure, by the end of the scale that they are near to. */
public record Standouts(MeasureScale scale, List<End> ends) {
    public record End(String name, List<Quote> quotes) {}

    static Standouts of(OutletReading outlet, MeasureScale scale) {
        return new Standouts(
                scale,
                (scale.oneSided() ? Stream.of(true) : Stream.of(false, true))
                        .map(high -> new End(high ? scale.highEnd() : scale.lowEnd(), quotes(outlet, scale, high)))
                        .filter(end -> !end.quotes().isEmpty())
                        .toList());
    }

    private static List<Quote> quotes(OutletReading outlet, MeasureScale scale, boolean high) {
        return outlet.telling().stream()
                .filter(telling -> telling.measure().equals(scale.measure()))
                .filter(telling -> scale.oneSided() || telling.value() > 0 == high)
                .map(telling -> Quote.of(telling, outlet.outlet(), List.of()))
                .toList();
    }
}
