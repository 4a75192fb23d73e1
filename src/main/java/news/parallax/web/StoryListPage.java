package news.parallax.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import news.parallax.article.Page;
import news.parallax.story.StoryQuery;
import news.parallax.story.StorySummary;

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
        static Line of(StorySummary story) {
            return new Line(
                    story.story(),
                    Objects.requireNonNullElse(story.title(), ""),
                    Digits.counted(story.articles(), "article", "articles") + " of "
                            + Digits.counted(story.outlets(), "outlet", "outlets"),
                    Digits.days(story.from(), story.to()),
                    Routes.story(story.story()));
        }
    }

    static StoryListPage of(StoryQuery wanted, Page<StorySummary> page) {
        String words = Objects.requireNonNullElse(wanted.words(), "").strip();
        List<Line> lines = page.items().stream().map(Line::of).toList();
        String next = page.nextCursor();
        return new StoryListPage(
                words,
                found(words, wanted.after() != null, lines.size(), next != null),
                lines,
                lines.isEmpty() && words.isEmpty() && wanted.after() == null,
                next == null ? "" : next(words, next));
    }

    private static String found(String words, boolean further, int shown, boolean more) {
        String counted = shown == 0
                ? "No story"
                : Digits.counted(shown, further ? "further story" : "story", further ? "further stories" : "stories");
        return counted + (words.isEmpty() ? "" : " with “" + words + "”") + (more ? ", and there are more" : "") + ".";
    }

    private static String next(String words, String cursor) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        if (!words.isEmpty()) {
            parameters.add(Map.entry("q", words));
        }
        parameters.add(Map.entry("cursor", cursor));
        return Routes.to("/stories", parameters);
    }
}
