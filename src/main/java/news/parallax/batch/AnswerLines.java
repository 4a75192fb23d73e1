package news.parallax.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import news.parallax.article.JsonBody;

/** What a stream answers a line with: the result, or {@code {"line", "ref", "problem"}}. */
@ApplicationScoped
class AnswerLines {
    private static final String REF = "id";
    private static final int LONGEST_REF = 200;

    private final ObjectMapper json;

    AnswerLines(ObjectMapper json) {
        this.json = json;
    }

    /** In UTF-8, with its line end. */
    byte[] of(Line line, LineOutcome outcome) {
        if (outcome instanceof LineOutcome.Scored scored) {
            return written(scored.result());
        }
        ObjectNode answer = json.createObjectNode().put("line", line.number());
        String ref = ref(line.bytes());
        if (!ref.isEmpty()) {
            answer.put("ref", ref);
        }
        return written(answer.set("problem", json.valueToTree(((LineOutcome.Refused) outcome).problem())));
    }

    /** The last line of an answer that breaks off. @param number of the first line that is not answered */
    byte[] breakingOff(long number, HttpProblem problem) {
        return written(json.createObjectNode().put("line", number).set("problem", json.valueToTree(problem)));
    }

    /** The caller's own key, where the line is sound enough to have one. */
    private static String ref(byte[] line) {
        try {
            JsonNode id = JsonBody.read(line, Set.of(REF)).path(REF);
            return id.isTextual() && id.textValue().length() <= LONGEST_REF ? id.textValue() : "";
        } catch (HttpProblem unreadable) {
            return "";
        }
    }

    private byte[] written(JsonNode answer) {
        // Not by way of a string: the answer to a line of a hundred thousand sentences has a hundred megabytes.
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            json.writeValue(line, answer);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        line.write('\n');
        return line.toByteArray();
    }
}
