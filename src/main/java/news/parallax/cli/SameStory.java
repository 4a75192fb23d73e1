package news.parallax.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An event as several outlets tell it: a row {@code {"articles": [{"title", "text"}, …]}}.
 *
 * @param number of the row in its file, from 0 on
 */
record SameStory(int number, List<Article> articles) {
    /** One telling. */
    record Article(String title, String text) {}

    /** Every fourth row had no part in making {@code topic.bin.gz} or the weights of evidence. */
    boolean heldOut() {
        return number % 4 == 3;
    }

    /** @throws CommandException when a row has no articles */
    static List<SameStory> read(Path file, Map<String, String> where) throws IOException {
        List<SameStory> stories = new ArrayList<>();
        try (LabelledFile rows = new LabelledFile(file, where)) {
            for (LabelledFile.Row row = rows.next(); row != null; row = rows.next()) {
                List<Article> articles = new ArrayList<>();
                for (JsonNode each : row.field("articles")) {
                    if (!each.path("text").isTextual()) {
                        throw row.wrong("needs \"articles\" with a \"text\" each");
                    }
                    articles.add(new Article(
                            each.path("title").asText(), each.path("text").textValue()));
                }
                if (articles.size() < 2) {
                    throw row.wrong("needs two \"articles\" or more");
                }
                stories.add(new SameStory(stories.size(), articles));
            }
        }
        return stories;
    }
}
