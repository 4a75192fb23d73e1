package news.parallax.batch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/** Short articles, each different, and messages that are none. */
public final class ShortArticles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] WHO = {
        "The mayor", "The school board", "A county judge", "The harbor pilots", "Two senators", "The water company"
    };
    private static final String[] DID = {
        "rejected the reckless plan for the new bridge",
        "promised to reopen the library before the winter",
        "called the budget a disgrace and asked for another vote",
        "welcomed the long awaited repairs to the eastern pier",
        "delayed the hearing on the tram line by another month"
    };

    private ShortArticles() {}

    /** As messages, of one outlet. */
    public static List<String> of(String outlet, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> article(outlet, i).toString())
                .toList();
    }

    public static ObjectNode article(String outlet, int number) {
        String text = "%s %s on Tuesday, after %d residents had signed the petition. "
                        .formatted(WHO[number % WHO.length], DID[number / WHO.length % DID.length], 1_000 + number)
                + "Neighbours of house number %d said that they had expected nothing else from this council."
                        .formatted(number);
        return JSON.createObjectNode()
                .put("outlet", outlet)
                .put("text", text)
                .put("id", outlet + " " + number)
                .put("sentences", false);
    }

    /** Messages that can never succeed, each by what is wrong with it. */
    public static List<String> poison(String outlet, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> switch (i % 4) {
                    case 0 -> "{\"outlet\": \"" + outlet + "\", \"text\": \"It ends too soon " + i;
                    case 1 -> "{\"outlet\": " + i + ", \"text\": [\"" + outlet + "\"]}";
                    case 2 -> "[\"" + outlet + "\", " + i + "]";
                    default ->
                        JSON.createObjectNode()
                                .put("outlet", outlet)
                                .put(
                                        "text",
                                        "Der Bürgermeister hat am Dienstag den Plan für die neue Brücke abgelehnt, nachdem "
                                                + i
                                                + " Anwohner dagegen unterschrieben hatten, und niemand im Rathaus war"
                                                + " davon überrascht.")
                                .toString();
                })
                .toList();
    }
}
