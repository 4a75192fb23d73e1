package news.parallax.rescoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import news.parallax.measure.Axis;

/** An axis as a job keeps it, so that it goes on when the axis is taken off the list meanwhile. */
final class AxisContent {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private AxisContent() {}

    static String write(Axis axis) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("name", axis.name()).put("description", axis.description());
        json.set("negative", MAPPER.valueToTree(axis.negative()));
        json.set("positive", MAPPER.valueToTree(axis.positive()));
        return json.toString();
    }

    static Axis read(String content) {
        try {
            JsonNode json = MAPPER.readTree(content);
            return new Axis(
                    json.path("name").asText(),
                    phrases(json.path("negative")),
                    phrases(json.path("positive")),
                    json.path("description").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a stored axis that cannot be read", e);
        }
    }

    private static List<String> phrases(JsonNode list) {
        List<String> phrases = new ArrayList<>();
        list.forEach(phrase -> phrases.add(phrase.asText()));
        return phrases;
    }
}
