package news.parallax.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import news.parallax.article.StoryLine;

/**
 * The list of stories.
 *
 * @param words that are searched for; may be empty
 * @param found how many are shown, in words
 * @param nothing whether no story is stored at all
 * @param more where the next ones are; empty on the last page
 */
public record StoryListPage(String words, String found, List<Line> lines, boolean nothing, String more) {
    public record Line(String story, String title, String extent, String days, String link) {
        static Line of(StoryLine story) {
            return new Line(
                    story.story(),
                    Objects.requireNonNullElse(story.title(), ""),
                    Digits.counted(story.articles(), "article", "articles") + " of "
                            + Digits.counted(story.outlets(), "outlet", "outlets"),
                    Digits.days(story.from(), story.to()),
                    Routes.story(story.story()));
        }
    }

    /** @param stories one more than {@code limit} where there is a next page */
    static StoryListPage of(String words, int page, int limit, List<StoryLine> stories) {
        boolean more = stories.size() > limit;
        List<Line> lines = stories.stream().limit(limit).map(Line::of).toList();
        return new StoryListPage(
                words,
                found(words, page, lines.size(), more),
                lines,
                lines.isEmpty() && words.isEmpty() && page == 1,
                more ? next(words, page + 1) : "");
    }

    private static String found(String words, int page, int shown, boolean more) {
        String counted = shown == 0 ? "No story" : Digits.counted(shown, "story", "stories");
        return counted
                + (words.isEmpty() ? "" : " with “" + words + "”")
                + (page > 1 ? ", page " + page : "")
                + (more ? ", and there are more" : "")
                + ".";
    }

    private static String next(String words, int page) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        if (!words.isEmpty()) {
            parameters.add(Map.entry("q", words));
        }
        parameters.add(Map.entry("page", Integer.toString(page)));
        return Routes.to("/stories", parameters);
    }
}
