package news.parallax.rescoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import news.parallax.article.AxisNames;
import news.parallax.article.Fields;
import news.parallax.article.JsonBody;
import news.parallax.article.Points;
import news.parallax.article.Selection;
import news.parallax.article.Violations;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done again, and to which articles.
 *
 * @param axis its name: articles that were asked for it are asked for the version that the name means now; null: they
 *     are scored with the model that scores now
 * @param wanted these and no others
 */
public record RescoringRequest(@Nullable String axis, Selection wanted) {
    private static final Set<String> KNOWN = Set.of("model", "axis", "outlet", "story", "from", "to");
    private static final int NAME = 200;

    /**
     * @param body {@code {"model": true}} or {@code {"axis": name}}, with {@code outlet}, {@code story}, {@code from},
     *     {@code to} or without
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for broken JSON, 422 for what is none of these
     */
    static RescoringRequest read(byte @Nullable [] body) {
        ObjectNode json = JsonBody.read(body, KNOWN);
        Violations violations = new Violations();
        Fields fields = new Fields(json, violations);
        JsonNode model = json.path("model");
        if (!fields.absent("model") && !(model.isBoolean() && model.booleanValue())) {
            violations.add("model", "must be true");
        }
        String axis = fields.parsed("axis", NAME, name -> AxisNames.valid(name) ? name : null, AxisNames.SHAPE);
        if (fields.absent("model") == fields.absent("axis")) {
            violations.add("model", "say either \"model\": true or \"axis\" with the name of one");
        }
        String outlet = fields.name("outlet", NAME);
        String story = fields.name("story", NAME);
        Instant from = point(fields, "from");
        Instant to = point(fields, "to");
        if (from != null && to != null && !from.isBefore(to)) {
            violations.add("to", "must be after from");
        }
        violations.throwIfAny();
        return new RescoringRequest(axis, new Selection(outlet, story, from, to));
    }

    private static @Nullable Instant point(Fields fields, String field) {
        return fields.parsed(field, 100, value -> Points.parse(value).orElse(null), Points.SHAPE);
    }
}
