package news.parallax.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import news.parallax.measure.Axis;
import news.parallax.platform.Problems;
import news.parallax.platform.Violation;

/**
 * What is filled in to describe an axis; as it was sent.
 *
 * @param negative one phrase on each line
 * @param positive likewise
 * @param text to try it on; may be empty
 */
public record AxisForm(String name, String description, String negative, String positive, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static final AxisForm EMPTY = new AxisForm("", "", "", "", "");

    static AxisForm of(Form form) {
        return new AxisForm(
                form.text("name").strip(),
                form.text("description").strip(),
                form.text("negative"),
                form.text("positive"),
                form.text("text"));
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 with everything that keeps it from being an axis */
    Axis axis() {
        List<String> low = lines(negative);
        List<String> high = lines(positive);
        List<Violation> violations = Axis.faults(name, low, high, description).stream()
                .map(fault -> Violation.of(fault.field(), fault.message()))
                .toList();
        if (!violations.isEmpty()) {
            throw Problems.unprocessable(violations);
        }
        return new Axis(name, low, high, description);
    }

    /** A request to score the text on this axis, which need not be kept. */
    byte[] request() {
        Axis axis = axis();
        ObjectNode request = JSON.createObjectNode().put("text", text).put("explain", true);
        ObjectNode described =
                request.putArray("axes").addObject().put("name", name).put("description", description);
        axis.negative().forEach(described.putArray("negative")::add);
        axis.positive().forEach(described.putArray("positive")::add);
        return request.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> lines(String phrases) {
        return phrases.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
