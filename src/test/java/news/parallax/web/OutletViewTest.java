package news.parallax.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import news.parallax.comparison.OutletReading;
import news.parallax.comparison.OutletReport;
import news.parallax.comparison.OutletReport.Period;
import news.parallax.comparison.OutletReport.Trend;
import news.parallax.measure.Abstention;
import news.parallax.measure.Axis;
import news.parallax.measure.BuiltInAxes;
import news.parallax.measure.Interval;
import news.parallax.measure.Measures;
import org.junit.jupiter.api.Test;

class OutletViewTest {
    private static final List<Axis> AXES =
            List.of(BuiltInAxes.of(Axis.DEFAULT_NAME).orElseThrow());

    static OutletReport report(String outlet, String by, Period... series) {
        OutletReading reading = new MadeUpComparison()
                .outlet(outlet, 0.4, 0.1, 9)
                .comparison()
                .outlets()
                .get(0);
        return new OutletReport(
                outlet,
                null,
                null,
                by,
                new OutletReading(
                        reading.outlet(),
                        30,
                        21,
                        reading.measures(),
                        reading.shares(),
                        reading.targets(),
                        reading.telling(),
                        List.of(new Abstention("tone", "no target is mentioned"))),
                List.of(series),
                List.of(
                        new Trend("loaded_language", 0.05, new Interval(-0.02, 0.12), 0.2, 0.4, 21, null),
                        new Trend("tone", null, null, null, null, 3, "fewer than 8 stories")),
                2,
                MadeUpComparison.method(),
                MadeUpComparison.CAUTION);
    }

    static Period week(String name, String monday, double loaded) {
        return new Period(
                name, monday + "T00:00:00Z", monday + "T00:00:00Z", 3, 2, MadeUpComparison.measures(loaded, 0, 2));
    }

    private static OutletView view(OutletReport report) {
        return OutletView.of(report, AXES);
    }

    @Test
    void weeksKeepTheirDistanceOverTheTurnOfTheYear() {
        OutletReport report = report(
                "Aldine",
                "week",
                week("2025-W52", "2025-12-22", 0.1),
                week("2026-W01", "2025-12-29", 0.2),
                week("2026-W04", "2026-01-19", 0.3));
        assertThat(view(report).lines().get(0).points())
                .extracting(TimeLine.Point::x)
                .containsExactly("0", "1", "4");
    }

    @Test
    void monthsKeepTheirDistanceOverTheTurnOfTheYear() {
        OutletReport report =
                report("Aldine", "month", week("2025-11", "2025-11-01", 0.1), week("2026-02", "2026-02-01", 0.2));
        assertThat(view(report).lines().get(0).points())
                .extracting(TimeLine.Point::x)
                .containsExactly("0", "3");
    }

    @Test
    void trendsAreSaidWithTheirUncertaintyOrNotAtAll() {
        OutletView view = view(report("Aldine", "week", week("2026-W01", "2025-12-29", 0.2)));
        assertThat(view.lines().get(0).trend())
                .isEqualTo("Change in 30 days: +0.05 [−0.02, +0.12], p 0.200, corrected p 0.400, 21 stories.");
        assertThat(view.lines().get(2).trend()).isEqualTo("No trend is claimed: fewer than 8 stories.");
        assertThat(view.lines().get(1).trend()).isEmpty();
    }

    @Test
    void aPeriodWithoutAMeasureHasAGap() {
        Period silent = new Period("2026-W02", "2026-01-05T00:00:00Z", "2026-01-12T00:00:00Z", 1, 1, Measures.NONE);
        OutletView view = view(report("Aldine", "week", week("2026-W01", "2025-12-29", 0.2), silent));
        assertThat(view.lines().get(0).points())
                .extracting(TimeLine.Point::known)
                .containsExactly(true, false);
        assertThat(view.lines().get(0).points().get(1).value()).isEqualTo("–");
    }

    @Test
    void whatIsLeftOutIsSaid() {
        OutletView view = view(report("Aldine", "week"));
        assertThat(view.extent()).isEqualTo("30 articles on 21 stories");
        assertThat(view.undated()).startsWith("2 articles have no publication date");
        assertThat(view.abstained()).containsExactly("tone: no target is mentioned");
        assertThat(view.caution()).isEqualTo(MadeUpComparison.CAUTION);
        assertThat(view.lines()).noneMatch(TimeLine::any);
    }

    @Test
    void tellingSentencesStandByTheirEnd() {
        assertThat(view(report("Aldine", "week")).standouts())
                .filteredOn(standouts -> standouts.scale().measure().equals("tone"))
                .singleElement()
                .satisfies(tone -> assertThat(tone.ends())
                        .extracting(Standouts.End::name)
                        .containsExactly("hostile", "favourable"));
    }
}
