package news.parallax.web;

import java.util.List;
import news.parallax.comparison.SharedPassage;
import news.parallax.comparison.Telling;

/**
 * A telling sentence with where it stands.
 *
 * @param text empty where it was not kept
 * @param place its offsets, in words
 * @param link to the sentence on the article's page
 * @param shared other outlets that printed the passage it stands in
 */
public record Quote(String text, String place, String value, String link, Source source, List<String> shared) {
    static Quote of(Telling telling, String outlet, List<SharedPassage> passages) {
        return new Quote(
                telling.text() == null ? "" : telling.text(),
                "characters " + telling.begin() + " to " + telling.end(),
                Numbers.plain(telling.value()),
                Routes.sentence(telling.article(), telling.begin(), telling.measure()),
                Source.of(outlet, telling),
                passages.stream()
                        .filter(passage -> passage.copies().stream().anyMatch(copy -> holds(copy, telling)))
                        .flatMap(passage -> passage.copies().stream())
                        .map(SharedPassage.Copy::outlet)
                        .filter(other -> !other.equals(outlet))
                        .distinct()
                        .toList());
    }

    /** Whether most of the sentence stands in the copy. */
    private static boolean holds(SharedPassage.Copy copy, Telling telling) {
        int common = Math.min(copy.end(), telling.end()) - Math.max(copy.begin(), telling.begin());
        return copy.article().equals(telling.article()) && 2 * common > telling.end() - telling.begin();
    }
}
