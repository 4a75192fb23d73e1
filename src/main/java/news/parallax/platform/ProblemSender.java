package news.parallax.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Answers with a problem document where no resource has been reached, or none exists. */
@ApplicationScoped
public class ProblemSender {
    private static final Logger LOG = Logger.getLogger(ProblemSender.class);

    private final ObjectMapper json;
    private final Supplier<Optional<ProblemPage>> pages;

    @Inject
    ProblemSender(ObjectMapper json, Instance<ProblemPage> pages) {
        this(json, () -> pages.isResolvable() ? Optional.of(pages.get()) : Optional.empty());
    }

    /** @param pages for people, where the service has any */
    ProblemSender(ObjectMapper json, Supplier<Optional<ProblemPage>> pages) {
        this.json = json;
        this.pages = pages;
    }

    /** Every way in which the router itself gives up. */
    void route(@Observes Router router) {
        for (int status : new int[] {400, 404, 405, 406, 413, 415, 500}) {
            router.errorHandler(status, this::fail);
        }
        // Before the framework's own, which tells the exception.
        router.route().order(Integer.MIN_VALUE).failureHandler(this::fail);
    }

    private void fail(RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            context.request().connection().close();
            return;
        }
        if (context.failure() instanceof HttpProblem problem) {
            send(context, problem);
            return;
        }
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        if (status >= 500) {
            LOG.error("A request failed", context.failure());
        }
        send(context, ProblemWording.of(status));
    }

    void send(RoutingContext context, HttpProblem problem) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        Optional<ProblemPage> page = wantsPage(context.request()) ? pages.get() : Optional.empty();
        response.setStatusCode(problem.getStatusCode())
                .putHeader(
                        HttpHeaders.CONTENT_TYPE,
                        page.isPresent() ? "text/html;charset=UTF-8" : HttpProblem.MEDIA_TYPE.toString());
        if (page.isPresent()) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        problem.getHeaders().forEach((name, value) -> response.putHeader(name, String.valueOf(value)));
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
            return;
        }
        try {
            response.end(
                    page.isPresent()
                            ? page.get().of(problem, isPart(context.request()), target(context.request()))
                            : json.writeValueAsString(problem));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean wantsPage(HttpServerRequest request) {
        return Audience.wantsPage(
                request.path(), request.getHeader(HttpHeaders.ACCEPT), request.getHeader(Audience.PART));
    }

    /** A form cannot be asked for again by its address. */
    private static String target(HttpServerRequest request) {
        return request.method() == HttpMethod.GET && request.uri().startsWith("/") ? request.uri() : "/";
    }

    private static boolean isPart(HttpServerRequest request) {
        return request.getHeader(Audience.PART) != null;
    }
}
