package news.parallax.article;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import news.parallax.platform.Problems;
import news.parallax.platform.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A request body's known fields. Everything else is read over, so that neither a number of a million digits nor a list
 * of a million entries in a field that nobody reads costs more than its bytes. Of fields given twice the last counts.
 */
public final class JsonBody {
    /** More entries than any field may have; the rest is read over. */
    static final int LONGEST_LIST = 1_001;

    private static final int LONGEST_INNER_LIST = 100;

    private static final int DEEPEST = 100;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonBody() {}

    /** As {@link #read(byte[], Set, Set)}, with no field of an object in a list. */
    public static ObjectNode read(byte @Nullable [] bytes, Set<String> known) {
        return read(bytes, known, Set.of());
    }

    /**
     * @param inner fields of the objects in lists, whose own lists are read too
     * @return the known fields; any other object, a list in a list and a number are represented by their type only
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for what is not JSON in UTF-8, 422 for what is no object
     */
    static ObjectNode read(byte @Nullable [] bytes, Set<String> known, Set<String> inner) {
        String json = decode(bytes == null ? new byte[0] : bytes);
        if (json.isBlank()) {
            throw Problems.badRequest("The body is empty. Send a JSON object.");
        }
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                readOver(parser);
                end(parser);
                throw Problems.unprocessable(List.of(new Violation("body", "must be a JSON object", null)));
            }
            ObjectNode fields = object(parser, known, inner, LONGEST_LIST);
            end(parser);
            return fields;
        } catch (JsonProcessingException e) {
            throw broken(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decode(byte[] bytes) {
        try {
            String json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return json.startsWith("\uFEFF") ? json.substring(1) : json;
        } catch (CharacterCodingException e) {
            throw Problems.badRequest("The body is not valid UTF-8. Send JSON in UTF-8.");
        }
    }

    /** From its opening brace to its closing one. */
    private static ObjectNode object(JsonParser parser, Set<String> known, Set<String> inner, int longest)
            throws IOException {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (known.contains(name)) {
                fields.set(name, value(parser, inner, longest));
            } else {
                readOver(parser);
            }
        }
        return fields;
    }

    private static JsonNode value(JsonParser parser, Set<String> inner, int longest) throws IOException {
        return parser.currentToken() == JsonToken.START_ARRAY ? list(parser, inner, longest) : scalar(parser);
    }

    private static JsonNode scalar(JsonParser parser) throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case VALUE_STRING -> nodes.textNode(parser.getText());
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> nodes.numberNode(0);
            default -> {
                readOver(parser);
                yield nodes.objectNode();
            }
        };
    }

    private static ArrayNode list(JsonParser parser, Set<String> inner, int longest) throws IOException {
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (entries.size() == longest) {
                readOver(parser);
            } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                readOver(parser);
                entries.addArray();
            } else if (parser.currentToken() == JsonToken.START_OBJECT && !inner.isEmpty()) {
                entries.add(object(parser, inner, Set.of(), LONGEST_INNER_LIST));
            } else {
                entries.add(scalar(parser));
            }
        }
        return entries;
    }

    /** Leaves the parser on the value's last token. A value that never ends is broken JSON. */
    private static void readOver(JsonParser parser) throws IOException {
        parser.skipChildren();
    }

    private static void end(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            JsonLocation at = parser.currentTokenLocation();
            throw Problems.badRequest("There is more after the end of the JSON, at line " + at.getLineNr() + ", column "
                    + at.getColumnNr() + ". Send one JSON object.");
        }
    }

    // Jackson's own message quotes the body.
    private static RuntimeException broken(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        boolean deep = e.getMessage() != null && e.getMessage().contains("nesting depth");
        return Problems.badRequest(
                deep
                        ? "The JSON is nested deeper than " + DEEPEST + " levels" + where + "."
                        : "The body is not JSON: it breaks" + where + ".");
    }
}
