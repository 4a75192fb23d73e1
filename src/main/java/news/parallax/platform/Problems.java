package news.parallax.platform;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The errors of the contract as RFC 9457 problem documents, to be thrown (or failed with) where they arise.
 *
 * <p>A detail says what to do. It holds nothing of an article: problem documents end up in logs.
 */
public final class Problems {
    static final URI TYPE = URI.create("about:blank");

    private Problems() {}

    public static HttpProblem badRequest(String detail) {
        return of(400, "Bad Request", detail).build();
    }

    public static HttpProblem unauthorized(String detail) {
        return of(401, "Unauthorized", detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "ApiKey header=\"X-API-Key\"")
                .build();
    }

    public static HttpProblem forbidden(String detail) {
        return of(403, "Forbidden", detail).build();
    }

    public static HttpProblem notFound(String detail) {
        return of(404, "Not Found", detail).build();
    }

    /** @param member of the document that lists {@code there}, what could be asked for instead */
    public static HttpProblem notFound(String detail, String member, List<?> there) {
        return of(404, "Not Found", detail).with(member, there).build();
    }

    /** @param available media types, listed as {@code available} */
    public static HttpProblem notAcceptable(List<String> available) {
        return of(
                        406,
                        "Not Acceptable",
                        "None of the types that the header Accept or the parameter format names can be had. Ask for one"
                                + " of those listed under available.")
                .with("available", List.copyOf(available))
                .build();
    }

    /** @param field the member of the request that contradicts what is stored, repeated as {@code field} */
    public static HttpProblem conflict(String field, String detail) {
        return of(409, "Conflict", detail).with("field", field).build();
    }

    /** @param member of the document that lists {@code there}, what is in the way */
    public static HttpProblem conflict(String field, String detail, String member, List<?> there) {
        return of(409, "Conflict", detail)
                .with("field", field)
                .with(member, there)
                .build();
    }

    public static HttpProblem tooLarge(String detail) {
        return of(413, "Content Too Large", detail).build();
    }

    public static HttpProblem unsupported(String detail) {
        return of(415, "Unsupported Media Type", detail).build();
    }

    /** A client that was waited for in vain. */
    public static HttpProblem late(String detail) {
        return of(408, "Request Timeout", detail).build();
    }

    /** @param violations one for each violated field, at least one; the member {@code violations} */
    public static HttpProblem unprocessable(List<Violation> violations) {
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("without a violation nothing is unprocessable");
        }
        return of(
                        422,
                        "Unprocessable Content",
                        "Correct the fields listed under violations and send the request again.")
                .with("violations", List.copyOf(violations))
                .build();
    }

    /** @param retryAfter when to try again, rounded up to whole seconds for the header Retry-After */
    public static HttpProblem unavailable(Duration retryAfter, String detail) {
        return of(503, "Service Unavailable", detail)
                .withHeader(HttpHeaders.RETRY_AFTER, seconds(retryAfter))
                .build();
    }

    /** @param retryAfter as for {@link #unavailable} */
    public static HttpProblem tooMany(Duration retryAfter, String detail) {
        return of(429, "Too Many Requests", detail)
                .withHeader(HttpHeaders.RETRY_AFTER, seconds(retryAfter))
                .build();
    }

    private static long seconds(Duration retryAfter) {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }

    static HttpProblem.Builder of(int status, String title, String detail) {
        return HttpProblem.builder()
                .withType(TYPE)
                .withStatus(status)
                .withTitle(title)
                .withDetail(detail);
    }
}
