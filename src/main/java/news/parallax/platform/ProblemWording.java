package news.parallax.platform;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives every problem that the framework raises by itself a detail that says what to do, in place of an exception's
 * message: Jackson's quotes the input, others name classes.
 */
@ApplicationScoped
public class ProblemWording implements ProblemPostProcessor {

    private static final Logger LOG = Logger.getLogger(ProblemWording.class);

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
        if (problem.getStatusCode() >= 500) {
            LOG.error("A request failed", context.cause);
        }
        JsonProcessingException json = broken(context.cause);
        HttpProblem worded = json != null && problem.getStatusCode() < 500 ? of(json) : of(problem.getStatusCode());
        HttpProblem.Builder complete = HttpProblem.builder(worded).withInstance(problem.getInstance());
        problem.getHeaders().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Content-Type")) {
                complete.withHeader(name, value);
            }
        });
        return complete.build();
    }

    /** The problem that a failure is outside of a request of its own. What failed here is logged. */
    public static HttpProblem problem(Throwable failure) {
        if (failure instanceof HttpProblem problem) {
            return problem;
        }
        JsonProcessingException json = broken(failure);
        if (json != null) {
            return of(json);
        }
        LOG.error("A request failed", failure);
        return of(500);
    }

    private static @Nullable JsonProcessingException broken(Throwable cause) {
        if (cause instanceof JsonProcessingException json) {
            return json;
        }
        return cause instanceof WebApplicationException && cause.getCause() instanceof JsonProcessingException json
                ? json
                : null;
    }

    /** Broken JSON, or JSON of the wrong shape, told by place and field and never by content. */
    static HttpProblem of(JsonProcessingException broken) {
        if (broken instanceof MismatchedInputException mismatch && !(broken.getCause() instanceof JsonParseException)) {
            String field = mismatch.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                    .collect(Collectors.joining())
                    .replaceFirst("^\\.", "");
            return Problems.unprocessable(List.of(Violation.of(
                    field,
                    field.isEmpty()
                            ? "the body is not a JSON object"
                            : "has the wrong type; the OpenAPI document at /q/openapi names the right one")));
        }
        JsonLocation at = broken.getLocation();
        String where =
                at == null || at.getLineNr() < 1 ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return Problems.badRequest("The body is not valid JSON" + where + ". Send one JSON object in UTF-8.");
    }

    static HttpProblem of(int status) {
        return Problems.of(status, title(status), detail(status)).build();
    }

    private static String title(int status) {
        return switch (status) {
            case 413 -> "Content Too Large";
            case 422 -> "Unprocessable Content";
            default -> {
                Response.Status known = Response.Status.fromStatusCode(status);
                yield known == null ? "HTTP " + status : known.getReasonPhrase();
            }
        };
    }

    /** What to do about a status that the framework chose. */
    static String detail(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read. Compare it with the OpenAPI document at /q/openapi.";
            case 401 -> "Send a key in the header X-API-Key.";
            case 403 ->
                "The key that was sent does not have the scope that this needs. What changes what is stored needs"
                        + " write, everything else read.";
            case 404 -> "Nothing is here. The OpenAPI document at /q/openapi lists every path.";
            case 405 -> "This path does not know the method. The OpenAPI document at /q/openapi names those it knows.";
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
