package news.parallax.platform;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** What every request passes before a route is looked for. */
@ApplicationScoped
public class TransportFilters {
    private static final int LONGEST_TARGET = 8192;
    private static final int LONGEST_HEADERS = 16384;

    private final ProblemSender problems;
    private final BodyReader bodies;
    private final BrowserGuard browsers;

    TransportFilters(ProblemSender problems, BodyReader bodies, BrowserGuard browsers) {
        this.problems = problems;
        this.browsers = browsers;
        this.bodies = bodies;
    }

    void register(@Observes Filters filters) {
        filters.register(BrowserHeaders::add, 3000);
        filters.register(this::check, 2000);
        filters.register(bodies::read, 1000);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<HttpProblem> refusal;
        if (request.uri().length() > LONGEST_TARGET) {
            refusal = Optional.of(Problems.of(
                            414,
                            "URI Too Long",
                            "The request target is longer than " + LONGEST_TARGET
                                    + " characters. Shorten its parameters.")
                    .build());
        } else if (length(request) > LONGEST_HEADERS) {
            refusal = Optional.of(Problems.of(
                            431,
                            "Request Header Fields Too Large",
                            "The headers are longer than " + LONGEST_HEADERS + " characters. Leave some out.")
                    .build());
        } else {
            refusal = PathGuard.refusal(request.uri()).map(Problems::badRequest).or(() -> browsers.refusal(request));
        }
        refusal.ifPresentOrElse(problem -> problems.send(context, problem), context::next);
    }

    private static int length(HttpServerRequest request) {
        return request.headers().entries().stream()
                .mapToInt(header -> header.getKey().length() + header.getValue().length())
                .sum();
    }
}
