package news.parallax.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import news.parallax.platform.Violation;

/**
 * An error as people see it: the words of the problem document.
 *
 * @param violations one line for each field that breaks the contract; empty for most problems
 */
public record ProblemView(int status, String title, String detail, List<Line> violations) {
    /** @param field its path in the request */
    public record Line(String field, String message) {}

    static ProblemView of(HttpProblem problem) {
        Map<String, Object> members = problem.getParameters();
        List<Line> lines = members.get("violations") instanceof List<?> violations
                ? violations.stream()
                        .flatMap(v -> v instanceof Violation violation ? Stream.of(violation) : Stream.empty())
                        .map(violation -> new Line(violation.field(), violation.message()))
                        .toList()
                : List.of();
        return new ProblemView(
                problem.getStatusCode(),
                Objects.requireNonNullElse(problem.getTitle(), "Error"),
                Objects.requireNonNullElse(problem.getDetail(), ""),
                lines);
    }
}
