package news.parallax.web;

import java.util.List;

/**
 * A story side by side.
 *
 * @param kept what the form on measure and outlets sends along
 * @param fixed what the form on axes sends along
 */
public record StoryPage(
        String story,
        String extent,
        ComparisonView view,
        List<Choice> axes,
        List<Choice.Hidden> kept,
        List<Choice.Hidden> fixed,
        List<Source> articles,
        long moreArticles,
        List<Download> downloads) {}
