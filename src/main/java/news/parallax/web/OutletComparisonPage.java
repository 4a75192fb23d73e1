package news.parallax.web;

import java.util.List;
import news.parallax.comparison.OutletReading;

/**
 * Outlets over all stories that they told within a time.
 *
 * @param timeless what the form on the time sends along
 * @param kept what the form on measure and outlets sends along
 * @param fixed what the form on axes sends along
 */
public record OutletComparisonPage(
        String title,
        String extent,
        String from,
        String to,
        boolean shared,
        ComparisonView view,
        List<Line> outlets,
        List<Choice> axes,
        List<Choice.Hidden> timeless,
        List<Choice.Hidden> kept,
        List<Choice.Hidden> fixed,
        List<Download> downloads) {
    public record Line(String outlet, int articles, int stories, String link) {
        static Line of(OutletReading reading) {
            return new Line(reading.outlet(), reading.articles(), reading.stories(), Routes.outlet(reading.outlet()));
        }
    }
}
