package news.parallax.platform;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps websites away from a service on loopback, where every page that the operator opens can reach it: no page of
 * another site may change anything, and no foreign name may lead here (DNS rebinding).
 *
 * <p>Bound to any other address, names are the affair of what stands in front, and whoever writes has a key, or a
 * session that writes only from pages of this service.
 */
@ApplicationScoped
public class BrowserGuard {
    private static final Pattern HERE = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d*)?");

    private final Exposure exposure;
    private final ListedOrigins origins;

    BrowserGuard(Exposure exposure, ListedOrigins origins) {
        this.exposure = exposure;
        this.origins = origins;
    }

    /** Why a request is not answered. */
    Optional<HttpProblem> refusal(HttpServerRequest request) {
        if (!exposure.loopback()) {
            return Optional.empty();
        }
        // More than one, or none: for whoever reads the protocol to refuse.
        String host = request.getHeader("Host");
        if (host != null && !HERE.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
            return Optional.of(Problems.of(
                            421,
                            "Misdirected Request",
                            "The service listens on loopback and answers to localhost, 127.0.0.1 and [::1] only."
                                    + " Send one of them as Host.")
                    .build());
        }
        boolean reading = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        return !reading
                        && "cross-site".equalsIgnoreCase(request.getHeader("Sec-Fetch-Site"))
                        && !origins.contains(request.getHeader("Origin"))
                ? Optional.of(Problems.of(
                                403,
                                "Forbidden",
                                "Pages of other sites may not write here. Send the request from a program.")
                        .build())
                : Optional.empty();
    }
}
