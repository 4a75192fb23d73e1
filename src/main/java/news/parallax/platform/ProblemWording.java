package news.parallax.platform;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Gives every problem that the framework raises by itself a detail that says what to do, in place of an exception's
 * message: Jackson's quotes the input, others name classes.
 */
@ApplicationScoped
public class ProblemWording implements ProblemPostProcessor {

    /** Before the post processor that logs (priority 101): what is logged is what is sent. */
    @Override
    public int priority() {
        return 200;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (context.cause instanceof HttpProblem) {
            return problem;
        }
        HttpProblem.Builder worded = context.cause instanceof JsonProcessingException json
                ? of(json)
                : Problems.of(problem.getStatusCode(), title(problem), detail(problem.getStatusCode()));
        problem.getHeaders().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Content-Type")) {
                worded.withHeader(name, value);
            }
        });
        return worded.withInstance(problem.getInstance()).build();
    }

    private static HttpProblem.Builder of(JsonProcessingException broken) {
        if (broken instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                    .collect(Collectors.joining())
                    .replaceFirst("^\\.", "");
            return HttpProblem.builder(Problems.unprocessable(
                    List.of(Violation.of(field, "has the wrong type; the OpenAPI document names the right one"))));
        }
        JsonLocation at = broken.getLocation();
        String where = at == null || at.getLineNr() < 1
                ? ""
                : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return Problems.of(400, "Bad Request", "The body is not valid JSON" + where + ". Send one JSON object in UTF-8.");
    }

    private static String title(HttpProblem problem) {
        String title = problem.getTitle();
        return title == null || title.isBlank() ? "HTTP " + problem.getStatusCode() : title;
    }

    /** What to do about a status that the framework chose. */
    static String detail(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read. Compare it with the OpenAPI document at /q/openapi.";
            case 401 -> "Send credentials.";
            case 403 -> "These credentials do not allow it. Use others.";
            case 404 -> "Nothing is here. The OpenAPI document at /q/openapi lists every path.";
            case 405 -> "This path does not know the method. The header Allow, or the OpenAPI document at /q/openapi, names those it knows.";
            case 406 -> "None of the types in the header Accept can be served. Accept application/json.";
            case 413 -> "The body is longer than 8 MiB. Send less at a time.";
            case 415 -> "This content type is not read here. Send application/json in UTF-8.";
            case 503 -> "The service cannot answer now. Try again in a few seconds.";
            default ->
                status < 500
                        ? "Compare the request with the OpenAPI document at /q/openapi."
                        : "The service failed; its log has the cause. Trying again is safe.";
        };
    }
}
