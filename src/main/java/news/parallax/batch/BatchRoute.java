package news.parallax.batch;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import news.parallax.platform.BodyReader;
import news.parallax.platform.Draining;
import news.parallax.platform.Gatekeeper;
import news.parallax.platform.Places;
import news.parallax.platform.Problems;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code POST /v1/articles/batch}. On the router itself and not a resource: those get a body when all of it is there,
 * and end one that is longer than any body should be.
 */
@ApplicationScoped
class BatchRoute {
    /** Before the resources and the framework's limit on bodies, behind what checks every request. */
    private static final int ORDER = -10;

    /** Lines that are counted against a quota at a time, where it takes so many. */
    private static final int CHARGED = 32;

    private static final String HANDLED = BatchRoute.class.getName();
    private static final Duration DRAINED = Duration.ofSeconds(10);

    private final BatchSettings settings;
    private final Gatekeeper gatekeeper;
    private final Optional<String> bucket;
    private final ArticleLines lines;
    private final AnswerLines answers;
    private final BodyReader bodies;
    private final StreamPlaces places;
    private final Places heavy = new Places(1);
    private final Map<LineStream, Context> streams = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    BatchRoute(
            BatchSettings settings,
            Gatekeeper gatekeeper,
            @ConfigProperty(name = "parallax.corpora-bucket") Optional<String> bucket,
            ArticleLines lines,
            AnswerLines answers,
            BodyReader bodies) {
        this.settings = settings;
        this.gatekeeper = gatekeeper;
        this.bucket = bucket;
        this.lines = lines;
        this.answers = answers;
        this.bodies = bodies;
        this.places = new StreamPlaces(settings.streams(), settings.streamsPerKey());
    }

    void register(@Observes Router router) {
        router.route(BatchBody.PATH)
                .method(HttpMethod.POST)
                .order(ORDER)
                .handler(this::arrive)
                .handler(gatekeeper.admit(context -> BatchHead.store(context.request()) ? Scope.WRITE : Scope.READ))
                .handler(this::handle);
    }

    /** Whoever gets no further is answered all the same, though nobody has read what is being sent. */
    private void arrive(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        context.addEndHandler(end -> {
            if (context.get(HANDLED) == null) {
                Draining.close(context.vertx(), context.request(), DRAINED);
            }
        });
        context.next();
    }

    /** What is in hand is answered while the server still waits for its requests. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        streams.forEach((stream, loop) -> loop.runOnContext(on -> stream.stop()));
    }

    private void handle(RoutingContext context) {
        if (context.response().closed()) {
            // While the key was looked up; nobody would tell the end of a stream that begins now.
            return;
        }
        context.put(HANDLED, true).response().headers().remove(HttpHeaders.CONNECTION);
        HttpServerRequest request = context.request();
        boolean waits = request.getHeader(HttpHeaders.EXPECT) != null;
        Optional<String> key = gatekeeper.key(context);
        Optional<HttpProblem> refusal =
                BatchHead.refusal(request, settings, bucket).or(() -> busy(key));
        if (refusal.isPresent()) {
            bodies.refuse(context, refusal.get());
            return;
        }
        AtomicBoolean holds = new AtomicBoolean(true);
        context.addEndHandler(end -> {
            if (holds.getAndSet(false)) {
                places.leave(key);
            }
        });
        if (waits) {
            BodyReader.invite(context);
        }
        begin(context);
    }

    private Optional<HttpProblem> busy(Optional<String> key) {
        return stopping
                ? Optional.of(Problems.unavailable(
                        Duration.ofSeconds(10), "The service is being stopped. Send this again later."))
                : places.enter(key);
    }

    private void begin(RoutingContext context) {
        Context loop = Vertx.currentContext();
        HttpServerRequest request = context.request();
        boolean packed = BatchHead.wantsGzip(request);
        HttpServerResponse response = context.response().setChunked(true);
        response.putHeader(HttpHeaders.CONTENT_TYPE, BatchHead.NDJSON);
        response.headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (packed) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        Intake intake = new Intake(
                BatchHead.isGzip(request)
                        ? Optional.of(new Gunzip(settings.unpacked(), settings.ratio()))
                        : Optional.empty());
        boolean store = BatchHead.store(request);
        LineStream stream = new LineStream(
                request, loop, settings, intake, packed ? Packing.gzip() : Packing.none(), new StreamWork() {
                    @Override
                    public Uni<LineOutcome> outcome(byte[] line) {
                        return lines.patiently(line, store, settings.patience());
                    }

                    @Override
                    public Uni<byte[]> inTurn(Uni<byte[]> answer) {
                        return heavy.in(() -> answer);
                    }

                    @Override
                    public int portion() {
                        return Math.min(CHARGED, gatekeeper.atOnce(context));
                    }

                    @Override
                    public Uni<Void> charge(int lines) {
                        return gatekeeper.charge(context, lines);
                    }

                    @Override
                    public byte[] answer(Line line, LineOutcome outcome) {
                        return answers.of(line, outcome);
                    }

                    @Override
                    public byte[] breakingOff(long number, HttpProblem problem) {
                        return answers.breakingOff(number, problem);
                    }

                    @Override
                    public void refuse(HttpProblem problem) {
                        response.setChunked(false).headers().remove(HttpHeaders.CONTENT_ENCODING);
                        bodies.refuse(context, problem);
                    }
                });
        streams.put(stream, loop);
        context.addEndHandler(end -> {
            streams.remove(stream);
            loop.runOnContext(on -> stream.close());
        });
        stream.begin();
    }
}
