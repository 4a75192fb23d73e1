package news.parallax.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import news.parallax.measure.CurrentModel;
import news.parallax.rescoring.Rescorings;

/** Works on the jobs that wait in the database, {@code {"job": "background"}}: for a schedule. */
@ApplicationScoped
class BackgroundEvents {
    private static final String JOB = "background";
    /** With less time than this no job is taken. */
    private static final Duration SHORTEST = Duration.ofSeconds(2);

    private final Rescorings rescorings;
    private final CurrentModel model;

    BackgroundEvents(Rescorings rescorings, CurrentModel model) {
        this.rescorings = rescorings;
        this.model = model;
    }

    static boolean concerns(JsonNode event) {
        return event.path("job").asText().equals(JOB);
    }

    /**
     * @return {@code {"job": "background", "stretches": n, "more": false}}: how often a job was taken and worked on,
     *     and whether time was up before there was none left
     * @throws PassingFault where the model is not there in time
     */
    ObjectNode handle(Deadline deadline) {
        if (!model.await(deadline.left())) {
            throw new PassingFault("The model was not loaded in time.");
        }
        int stretches = 0;
        boolean more = true;
        while (more && !deadline.sooner(SHORTEST)) {
            more = rescorings.workOn(deadline.left().minus(SHORTEST.dividedBy(2)));
            if (more) {
                stretches++;
            }
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("job", JOB)
                .put("stretches", stretches)
                .put("more", more);
    }
}
