package news.parallax.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import news.parallax.measure.Explanation;
import news.parallax.measure.Measure;

/** Results as JSON: what was asked for, numbers to six decimals. */
final class Answers {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private Answers() {}

    static ObjectNode whole(Result result) {
        return (ObjectNode) Decimals.rounded(MAPPER.valueToTree(result));
    }

    static ObjectNode brief(Result result) {
        ObjectNode json = whole(result);
        json.remove("sentences");
        return json;
    }

    /**
     * With the measures, and with or without the sentences and explanations, that the request asks for.
     *
     * @param explanations by the name of the axis
     */
    static ObjectNode asked(Result result, Map<String, List<Explanation>> explanations, ArticleRequest request) {
        ObjectNode json = request.sentences() ? whole(result) : brief(result);
        Arrays.stream(Measure.values())
                .filter(measure -> !request.measures().contains(measure))
                .forEach(measure -> withhold(json, measure.label()));
        if (request.explain()) {
            json.set("explanations", Decimals.rounded(MAPPER.valueToTree(explanations)));
        }
        return json;
    }

    /** With all metadata and the text. */
    static ObjectNode details(Stored stored, Placed placed) {
        Article article = stored.article();
        ObjectNode json = whole(Result.of(stored, placed));
        json.put("url", article.url).put("author", article.author).put("language", article.language);
        return json.put("text", stored.text());
    }

    static ObjectNode list(List<ObjectNode> items, String nextCursor) {
        ObjectNode json = MAPPER.createObjectNode();
        json.putArray("items").addAll(items);
        return json.put("nextCursor", nextCursor);
    }

    private static void withhold(ObjectNode json, String measure) {
        json.withObject("measures").remove(measure);
        json.withObject("quotedMeasures").remove(measure);
        Set.of("sentences", "targets")
                .forEach(list -> json.path(list).forEach(entry -> ((ObjectNode) entry).remove(measure)));
        Iterator<JsonNode> abstained = json.path("abstained").iterator();
        while (abstained.hasNext()) {
            String name = abstained.next().path("measure").asText();
            if (name.equals(measure) || name.startsWith(measure + ":") || name.startsWith(measure + ".")) {
                abstained.remove();
            }
        }
    }
}
