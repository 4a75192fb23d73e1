package news.parallax.platform;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.arc.All;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's body, JSON by its Content-Type or a form of a page of its own, before anything else sees the
 * request: without a thread that waits for it, up to {@value #LONGEST} bytes, within {@value #SECONDS} seconds, and
 * within a budget that all bodies share.
 *
 * <p>A body that is too long is read on and thrown away for a while. A connection that is closed with bytes still
 * unread is reset, and the reset overtakes the problem document.
 */
@ApplicationScoped
public class BodyReader {
    static final long LONGEST = 8L << 20;
    static final int SECONDS = 60;

    private static final Pattern JSON = Pattern.compile("(?i)\\s*application/json\\s*(;.*)?");
    private static final long ALL_BODIES = 128L << 20;
    private static final Duration DRAINED = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final ProblemSender problems;
    private final Duration limit;
    private final List<StreamedBody> streamed;
    private final AtomicLong held = new AtomicLong();

    @Inject
    BodyReader(Vertx vertx, ProblemSender problems, @All List<StreamedBody> streamed) {
        this(vertx, problems, streamed, Duration.ofSeconds(SECONDS));
    }

    BodyReader(Vertx vertx, ProblemSender problems, List<StreamedBody> streamed, Duration limit) {
        this.vertx = vertx;
        this.problems = problems;
        this.limit = limit;
        this.streamed = List.copyOf(streamed);
    }

    /** Bytes of bodies that are being read or answered. */
    long held() {
        return held.get();
    }

    void read(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (streamed.stream().anyMatch(body -> body.is(request))) {
            context.next();
            return;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        Optional<HttpProblem> uninvited = FormGuard.refusal(request);
        if (length == null && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            uninvited.ifPresentOrElse(problem -> problems.send(context, problem), context::next);
            return;
        }
        String expected = request.getHeader(HttpHeaders.EXPECT);
        Optional<HttpProblem> refusal = unexpected(request)
                .or(() -> length != null && Long.parseLong(length) > LONGEST
                        ? Optional.of(ProblemWording.of(413))
                        : Optional.empty())
                .or(() -> uninvited)
                .or(() -> unread(request, length));
        if (refusal.isPresent()) {
            refuse(context, refusal.get(), !waits(request));
            return;
        }
        if (expected != null) {
            invite(context);
        }
        collect(context, length == null ? 4096 : Integer.parseInt(length));
    }

    /** Has a client send its body that waits for a word. */
    public static void invite(RoutingContext context) {
        // Whoever looks again would say it twice.
        context.request().headers().remove(HttpHeaders.EXPECT);
        context.response().writeContinue();
    }

    /** Whoever expects anything else gets no such word, and sends. */
    private static boolean waits(HttpServerRequest request) {
        return request.getHeader(HttpHeaders.EXPECT) != null
                && unexpected(request).isEmpty();
    }

    /** Something else than the word that it may wait for. */
    public static Optional<HttpProblem> unexpected(HttpServerRequest request) {
        String expected = request.getHeader(HttpHeaders.EXPECT);
        return expected == null || expected.equalsIgnoreCase("100-continue")
                ? Optional.empty()
                : Optional.of(Problems.of(417, "Expectation Failed", "Only 100-continue can be expected here.")
                        .build());
    }

    /** A type that is not read here. A form that got so far is one of this service's own pages. */
    private static Optional<HttpProblem> unread(HttpServerRequest request, @Nullable String length) {
        if (!"0".equals(length) && !json(request) && !FormGuard.isPageForm(request)) {
            return Optional.of(ProblemWording.of(415));
        }
        return encoded(request)
                ? Optional.of(
                        Problems.unsupported("A body with a Content-Encoding is not read here. Send it as it is."))
                : Optional.empty();
    }

    private void collect(RoutingContext context, int expectedLength) {
        HttpServerRequest request = context.request();
        Buffer body = Buffer.buffer(Math.min(expectedLength, 1 << 16));
        long[] share = {0};
        boolean[] done = {false};
        context.addEndHandler(end -> held.addAndGet(-share[0]));
        long deadline = vertx.setTimer(limit.toMillis(), late -> {
            done[0] = true;
            refuse(context, Problems.late("The body took too long. Send it again."), false);
        });
        request.exceptionHandler(gone -> {
            done[0] = true;
            vertx.cancelTimer(deadline);
        });
        request.handler(part -> {
            if (done[0]) {
                return;
            }
            share[0] += part.length();
            HttpProblem problem = held.addAndGet(part.length()) > ALL_BODIES
                    ? Problems.unavailable(Duration.ofSeconds(1), "Too many requests are being read. Try again.")
                    : body.length() + part.length() > LONGEST ? ProblemWording.of(413) : null;
            if (problem == null) {
                body.appendBuffer(part);
                return;
            }
            done[0] = true;
            vertx.cancelTimer(deadline);
            refuse(context, problem, true);
        });
        request.endHandler(end -> {
            if (!done[0]) {
                done[0] = true;
                vertx.cancelTimer(deadline);
                ((RoutingContextInternal) context).setBody(body);
                context.next();
            }
        });
        request.resume();
    }

    /** Answers a request without reading it, in a way that the answer arrives while the body is still being sent. */
    public void refuse(RoutingContext context, HttpProblem problem) {
        HttpServerRequest request = context.request();
        if (request.getHeader(HttpHeaders.CONTENT_LENGTH) == null
                && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            problems.send(context, problem);
        } else {
            refuse(context, problem, !waits(request));
        }
    }

    /** @param coming whether the client is sending the body already and will read the answer only then */
    private void refuse(RoutingContext context, HttpProblem problem, boolean coming) {
        HttpServerRequest request = context.request();
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        if (!coming || request.isEnded()) {
            // Beside the handler that gives the bytes back: the response itself has room for one only.
            context.addEndHandler(sent -> request.connection().close());
            problems.send(context, problem);
            return;
        }
        problems.send(context, problem);
        Draining.close(vertx, request, DRAINED);
    }

    // Whoever names no type, or a form's, can be a form or a script of any website.
    private static boolean json(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && JSON.matcher(type).matches();
    }

    private static boolean encoded(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.equalsIgnoreCase("identity");
    }
}
