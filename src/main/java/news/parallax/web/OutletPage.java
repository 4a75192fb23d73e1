package news.parallax.web;

import java.util.List;

/**
 * An outlet over time.
 *
 * @param days that it is looked at, in words; empty without bounds
 * @param periods week or month
 * @param fixed what its form sends along
 */
public record OutletPage(
        OutletView view,
        String days,
        String from,
        String to,
        List<Choice> periods,
        List<Choice> axes,
        List<Choice.Hidden> fixed,
        List<Download> downloads) {}
