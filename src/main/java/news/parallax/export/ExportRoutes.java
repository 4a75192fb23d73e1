package news.parallax.export;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.arc.All;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import news.parallax.platform.Gatekeeper;
import news.parallax.platform.Problems;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stands before the resources of all lists and comparisons and chooses what an answer is to be: JSON goes on to them, a
 * table is sent from here, and 406 says what can be had. In one place, since JAX-RS chooses among methods and not among
 * the formats of one list, and would stream without minding its client.
 */
@ApplicationScoped
class ExportRoutes {
    /** Before the resources, behind what checks every request. */
    private static final int ORDER = -10;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Export> exports;
    private final Slots slots;
    private final Links links;
    private final Gatekeeper gatekeeper;
    private final Download.Manner manner;

    /** @param longest bytes of a file, where answers are handed on whole */
    ExportRoutes(
            @All List<Export> exports,
            Slots slots,
            Links links,
            Gatekeeper gatekeeper,
            @ConfigProperty(name = "parallax.export.longest") Optional<MemorySize> longest) {
        this.exports = exports;
        this.slots = slots;
        this.links = links;
        this.gatekeeper = gatekeeper;
        this.manner = new Download.Manner(
                PATIENCE,
                longest.map(size -> OptionalLong.of(size.asLongValue())).orElse(OptionalLong.empty()));
    }

    void register(@Observes Router router) {
        for (Export export : exports) {
            router.route(export.path())
                    .method(HttpMethod.GET)
                    .method(HttpMethod.HEAD)
                    .order(ORDER)
                    .handler(gatekeeper.admit(Scope.READ))
                    .handler(context -> choose(export, context));
        }
    }

    private void choose(Export export, RoutingContext context) {
        HttpServerResponse response = context.response();
        response.headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        Optional<Format> format = format(context);
        if (format.isEmpty()) {
            context.fail(Problems.notAcceptable(Format.types()));
            return;
        }
        String link = export.results() ? links.results(context.request().uri()) : links.dictionary();
        context.addHeadersEndHandler(head -> {
            if (response.getStatusCode() == 200) {
                response.headers().add("Link", link);
            }
        });
        if (format.get() == Format.JSON) {
            // Chosen here; whoever looks again finds nothing else.
            context.request().headers().set(HttpHeaders.ACCEPT, Format.JSON.type());
            context.next();
            return;
        }
        try {
            slots.take();
        } catch (HttpProblem busy) {
            context.fail(busy);
            return;
        }
        AtomicBoolean held = new AtomicBoolean(true);
        context.addEndHandler(end -> {
            if (held.getAndSet(false)) {
                slots.giveBack();
            }
        });
        open(export, format.get(), context);
    }

    private static Optional<Format> format(RoutingContext context) {
        String named = context.request().getParam("format");
        return named == null || named.isEmpty()
                ? Format.accepted(context.request().headers().getAll(HttpHeaders.ACCEPT))
                : Format.named(named);
    }

    private void open(Export export, Format format, RoutingContext context) {
        Context loop = Vertx.currentContext();
        MultivaluedHashMap<String, String> query = new MultivaluedHashMap<>();
        context.queryParams().forEach(parameter -> query.add(parameter.getKey(), parameter.getValue()));
        try {
            export.open(new Wish(format, context.pathParams(), query))
                    .subscribe()
                    .with(
                            opened -> loop.runOnContext(on -> send(opened, format, context, loop)),
                            failure -> loop.runOnContext(on -> context.fail(failure)));
        } catch (RuntimeException refused) {
            context.fail(refused);
        }
    }

    private <R> void send(Export.Opened<R> opened, Format format, RoutingContext context, Context loop) {
        HttpServerResponse response = context.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, format.contentType());
        response.putHeader(
                "Content-Disposition",
                "attachment; filename=\"parallax-" + opened.table().name().replace('.', '-') + "." + format.extension()
                        + "\"");
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
            return;
        }
        response.setChunked(true);
        new Download<>(
                        context.request(),
                        loop,
                        opened.rows(),
                        written -> Encoder.of(format, opened.table(), written),
                        manner,
                        failure -> refuse(context, failure))
                .begin();
    }

    /** What failed before the first byte is a problem like any other. */
    private static void refuse(RoutingContext context, Throwable failure) {
        context.response().headers().remove("Content-Disposition");
        context.response().setChunked(false);
        context.fail(failure);
    }
}
