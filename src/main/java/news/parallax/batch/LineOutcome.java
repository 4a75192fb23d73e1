package news.parallax.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** What came of one line. */
public sealed interface LineOutcome {
    /**
     * It was scored.
     *
     * @param created whether an article was stored that had not been there
     * @param result as {@code POST /v1/scores} or {@code POST /v1/articles} answers it
     */
    record Scored(boolean created, ObjectNode result) implements LineOutcome {}

    /**
     * It was not.
     *
     * @param problem as the single request would have got it
     */
    record Refused(HttpProblem problem) implements LineOutcome {
        /** Whether the same line may succeed later: the fault was not its own. */
        public boolean passing() {
            return problem.getStatusCode() >= 500 || problem.getStatusCode() == 429;
        }
    }
}
