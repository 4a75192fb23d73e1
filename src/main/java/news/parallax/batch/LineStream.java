package news.parallax.batch;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import news.parallax.platform.Draining;
import news.parallax.platform.PatientResponse;
import news.parallax.platform.ProblemWording;
import news.parallax.platform.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Answers lines while they come. A line is asked for when there is room for one more, and there is room while little is
 * held: lines that are being scored, and answers that the client has not read. So who does not read is not read from
 * either, and a stream holds as much at its millionth line as at its thousandth.
 *
 * <p>Runs on the event loop of its request. What cannot be answered by a line of its own (a packed body that bursts, a
 * client that falls silent, a service that stops) ends the stream: what is in hand is answered, a last line has the
 * problem, and the connection is closed without the end that a whole answer has.
 */
final class LineStream implements IncomingLines.Taker {
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration DRAINED = Duration.ofSeconds(10);
    private static final Duration DRAINED_AT_ONCE = Duration.ofMillis(500);

    private final HttpServerRequest request;
    private final Context loop;
    private final Packing packing;
    private final StreamWork work;
    private final IncomingLines lines;
    private final PatientResponse sending;
    private final HeldLines held;
    private final Toll toll;
    private final Pace pace;
    private boolean busy;
    private boolean over;
    private boolean ending;
    private @Nullable HttpProblem last;
    private Duration drained = DRAINED;

    /** @param loop of the request, nothing of whose body has come */
    LineStream(
            HttpServerRequest request,
            Context loop,
            BatchSettings settings,
            Intake intake,
            Packing packing,
            StreamWork work) {
        this.request = request;
        this.loop = loop;
        this.packing = packing;
        this.work = work;
        this.lines = new IncomingLines(request, loop, intake, this);
        this.sending = new PatientResponse(request, loop, settings.patience());
        this.held = new HeldLines(settings);
        this.toll = new Toll(loop, work.portion(), work::charge);
        this.pace = new Pace(loop, settings.patience(), () -> {
            drained = DRAINED_AT_ONCE;
            broken(Problems.late("No whole line came for " + settings.patience().toSeconds()
                    + " seconds. Send the lines from this one on again, in a new request."));
        });
    }

    /** Begins; the response's end tells when it is over. */
    void begin() {
        lines.begin();
    }

    /** The client is gone, or has everything: drops what has not begun. */
    @Override
    public void close() {
        if (over) {
            return;
        }
        over = true;
        pace.stop();
        held.clear();
        toll.end();
        lines.close();
        packing.close();
    }

    /** Ends the stream soon: the service stops. */
    void stop() {
        HttpProblem stopping = Problems.unavailable(
                Duration.ofSeconds(5),
                "The service is being stopped. Send the lines from this one on again later, in a new request.");
        drained = DRAINED_AT_ONCE;
        broken(stopping);
        loop.owner().setTimer(GRACE.toMillis(), late -> {
            // Also where all lines have been taken: what has been answered by now is not the whole.
            if (!over && held.drop()) {
                last = stopping;
                write();
            }
        });
    }

    @Override
    public boolean wants() {
        return toll.open() && held.room();
    }

    @Override
    public void take(Line line) {
        HeldLines.Held one = held.add(line);
        toll.count(lines::read, failure -> broken(ProblemWording.problem(failure)));
        Uni<LineOutcome> outcome = line.tooLong()
                ? Uni.createFrom()
                        .item(new LineOutcome.Refused(Problems.tooLarge("The line has more than " + Line.LONGEST
                                + " bytes (8 MiB) and was read over. The lines behind it go on.")))
                : work.outcome(line.bytes());
        Uni<byte[]> answer =
                outcome.emitOn(Infrastructure.getDefaultWorkerPool()).map(known -> work.answer(line, known));
        one.runs((held.heavy(one) ? work.inTurn(answer) : answer)
                .subscribe()
                .with(
                        bytes -> loop.runOnContext(on -> answered(one, bytes)),
                        failure -> loop.runOnContext(on ->
                                answered(one, work.breakingOff(line.number(), ProblemWording.problem(failure))))));
    }

    @Override
    public void came(int bytes) {
        pace.came(bytes);
    }

    @Override
    public void taken() {
        write();
    }

    /** Nothing more is taken, and a last line says why; too late where there is nothing more anyway. */
    @Override
    public void broken(HttpProblem problem) {
        if (!over && !lines.whole() && last == null) {
            last = problem;
            lines.close();
            write();
        }
    }

    private void answered(HeldLines.Held one, byte[] answer) {
        held.answered(one, answer);
        write();
    }

    /** Sends what is next and ready, unless something is still being sent. */
    private void write() {
        if (over || busy || ending) {
            return;
        }
        Buffer ready = held.portion();
        if (ready.length() > 0) {
            send(ready, false, () -> {
                held.left();
                lines.read();
            });
        } else if (held.isEmpty() && last != null) {
            ending = true;
            end(last);
        } else if (held.isEmpty() && lines.whole()) {
            ending = true;
            send(ready, true, () -> {
                request.response().end();
                close();
            });
        }
        pace.mind(!over && !busy && last == null && held.isEmpty() && toll.open() && !lines.whole());
    }

    private void send(Buffer ready, boolean end, Runnable then) {
        busy = true;
        packing.pack(
                ready,
                end,
                loop,
                packed -> sending.send(packed, () -> {
                    busy = false;
                    then.run();
                }));
    }

    private void end(HttpProblem problem) {
        if (!request.response().headWritten()) {
            close();
            work.refuse(problem);
            return;
        }
        send(Buffer.buffer(work.breakingOff(held.next(), problem)), false, () -> {
            close();
            if (lines.received()) {
                // There is nothing to read over, and the end that is waited for there has been told here.
                request.connection().close();
            } else {
                Draining.close(loop.owner(), request, drained);
            }
        });
    }
}
