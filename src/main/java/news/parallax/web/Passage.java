package news.parallax.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import news.parallax.comparison.Comparison;
import news.parallax.comparison.SharedPassage;

/**
 * A passage that several outlets printed.
 *
 * @param text as the first of them has it; empty where no text was kept
 * @param places where it stands
 */
public record Passage(String text, List<Place> places) {
    /** Passages that a page shows. */
    static final int MOST = 12;

    private static final int LONGEST = 600;

    public record Place(String outlet, String link) {}

    /** The articles whose texts hold the passages that are shown. */
    static List<UUID> articles(Comparison comparison) {
        return comparison.shared().stream()
                .limit(MOST)
                .map(passage -> passage.copies().get(0).article())
                .distinct()
                .toList();
    }

    static List<Passage> of(Comparison comparison, Map<UUID, String> texts) {
        return comparison.shared().stream()
                .limit(MOST)
                .map(passage -> new Passage(
                        text(passage.copies().get(0), texts),
                        passage.copies().stream()
                                .map(copy -> new Place(copy.outlet(), Routes.passage(copy.article(), copy.begin())))
                                .toList()))
                .toList();
    }

    private static String text(SharedPassage.Copy copy, Map<UUID, String> texts) {
        String text = Objects.requireNonNullElse(texts.get(copy.article()), "");
        if (copy.end() > text.length()) {
            return "";
        }
        String passage = text.substring(copy.begin(), copy.end()).strip();
        return passage.codePointCount(0, passage.length()) <= LONGEST
                ? passage
                : passage.substring(0, passage.offsetByCodePoints(0, LONGEST)).strip() + " …";
    }
}
