package news.parallax.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Fields of a request that rows have which do not say otherwise: absent and null are the same. */
public final class Defaults {
    /** Rows come from outside; what is too much in them is for the request's own rules to say. */
    static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNameLength(Integer.MAX_VALUE)
                            .build())
                    .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                    .build())
            .build();

    private final ObjectNode fields;

    /** @param fields by the names that they have in a request */
    public Defaults(ObjectNode fields) {
        this.fields = fields.deepCopy();
    }

    public static Defaults none() {
        return new Defaults(JSON.createObjectNode());
    }

    /** The fields, which nobody changes. */
    public ObjectNode fields() {
        return fields.deepCopy();
    }

    /** A row's request with them; bytes that are no JSON object are left to those who read requests. */
    byte[] complete(byte[] request) {
        if (fields.isEmpty() || !(read(request) instanceof ObjectNode row)) {
            return request;
        }
        return complete(row);
    }

    byte[] complete(ObjectNode row) {
        fields.properties().stream()
                .filter(field -> !row.hasNonNull(field.getKey()))
                .forEach(field -> row.set(field.getKey(), field.getValue()));
        return bytes(row);
    }

    static byte[] bytes(JsonNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One JSON value; a missing node for anything else. */
    static JsonNode read(byte[] bytes) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            JsonNode value = JSON.readTree(parser);
            return value == null || parser.nextToken() != null ? JSON.missingNode() : value;
        } catch (IOException broken) {
            return JSON.missingNode();
        }
    }
}
