package news.parallax.batch;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import news.parallax.platform.Draining;
import news.parallax.platform.PatientResponse;
import news.parallax.platform.ProblemWording;
import news.parallax.platform.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Answers lines while they come. A line is asked for when there is room for one more, and there is room while few lines
 * are held: those that are being scored, and those whose answers the client has not read. So who does not read is not
 * read from either, and a stream holds as much at its millionth line as at its thousandth.
 *
 * <p>Runs on the event loop of its request. What cannot be answered by a line of its own (a packed body that bursts, a
 * client that falls silent, a service that stops) ends the stream: what is in hand is answered, a last line has the
 * problem, and the connection is closed without the end that a whole answer has.
 */
final class LineStream {
    private static final int PORTION = 1 << 17;

    /** Steps after which others on the event loop get their turn; a line is some of them. */
    private static final int TURN = 32;

    private static final int STEPS_OF_A_LINE = 4;

    /** Lines that are counted against a quota at a time. */
    private static final int CHARGED = 32;

    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration DRAINED = Duration.ofSeconds(10);
    private static final Duration DRAINED_AT_ONCE = Duration.ofMillis(500);

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Context loop;
    private final BatchSettings settings;
    private final Intake intake;
    private final Packing packing;
    private final Work work;
    private final PatientResponse sending;
    private final Deque<Held> held = new ArrayDeque<>();
    private long heldBytes;
    private long behind;
    private int uncharged;
    private boolean asked;
    private boolean again;
    private boolean busy;
    private boolean over;
    private boolean received;
    private boolean whole;
    private boolean ending;
    private @Nullable HttpProblem last;
    private long silence = -1;
    private Duration drained = DRAINED;

    /** What a stream needs of its surroundings. */
    interface Work {
        /** Scores a line; on any thread. */
        Uni<LineOutcome> outcome(byte[] line);

        /** Counts lines against the caller's quota; completes when more may be read. */
        Uni<Void> charge(int lines);

        /** In bytes; on a worker thread. */
        byte[] answer(Line line, LineOutcome outcome);

        byte[] breakingOff(long number, HttpProblem problem);

        /** Answers with a problem alone: nothing has been sent. */
        void refuse(HttpProblem problem);
    }

    private static final class Held {
        final Line line;

        @Nullable
        Cancellable running;

        byte @Nullable [] answer;

        Held(Line line) {
            this.line = line;
        }

        void cancel() {
            if (running != null) {
                running.cancel();
            }
        }
    }

    /** @param loop of the request, nothing of whose body has come */
    LineStream(
            HttpServerRequest request,
            Context loop,
            BatchSettings settings,
            Intake intake,
            Packing packing,
            Work work) {
        this.request = request;
        this.response = request.response();
        this.loop = loop;
        this.settings = settings;
        this.intake = intake;
        this.packing = packing;
        this.work = work;
        this.sending = new PatientResponse(request, loop, settings.patience());
    }

    /** Begins; the response's end tells when it is over. */
    void begin() {
        // Said again: the framework lets a request flow that gets a handler, unless whoever sets it has said otherwise.
        request.pause();
        request.handler(part -> {
            asked = false;
            if (!over && last == null) {
                intake.add(part.getBytes());
                read();
            }
        });
        request.endHandler(end -> {
            asked = false;
            received = true;
            if (!over && last == null) {
                intake.end();
                read();
            }
        });
        request.exceptionHandler(gone -> close());
        read();
    }

    /** The client is gone, or has everything: drops what has not begun. */
    void close() {
        if (over) {
            return;
        }
        over = true;
        loop.owner().cancelTimer(silence);
        held.forEach(Held::cancel);
        held.clear();
        if (uncharged > 0 && uncharged < CHARGED) {
            work.charge(uncharged).subscribe().with(charged -> {}, ProblemWording::problem);
        }
        intake.close();
        packing.close();
    }

    /** Ends the stream soon: the service stops. */
    void stop() {
        drained = DRAINED_AT_ONCE;
        breakOff(Problems.unavailable(
                Duration.ofSeconds(5),
                "The service is being stopped. Send the lines from this one on again later, in a new request."));
        loop.owner().setTimer(GRACE.toMillis(), late -> {
            if (!over && !whole) {
                drop();
                write();
            }
        });
    }

    /** From the first line on that has no answer yet: answers are in order. */
    private void drop() {
        boolean answered = true;
        for (Iterator<Held> all = held.iterator(); all.hasNext(); ) {
            Held one = all.next();
            if (answered && one.answer == null) {
                answered = false;
                behind = one.line.number() - 1;
            }
            if (!answered) {
                one.cancel();
                all.remove();
            }
        }
    }

    private boolean room() {
        return uncharged < CHARGED
                && held.size() < settings.lines()
                && (held.isEmpty() || heldBytes < settings.bytes());
    }

    private void read() {
        if (again) {
            return;
        }
        try {
            for (int steps = 0; !over && !whole && last == null && room(); ) {
                Intake.Found found = intake.next();
                if (found instanceof Intake.Found.OneLine one) {
                    begin(one.line());
                    steps += STEPS_OF_A_LINE;
                } else if (found instanceof Intake.Found.Hungry) {
                    ask();
                    break;
                } else if (found instanceof Intake.Found.End) {
                    whole = true;
                } else {
                    steps++;
                }
                if (steps >= TURN) {
                    again = true;
                    loop.runOnContext(on -> {
                        again = false;
                        read();
                    });
                    break;
                }
            }
        } catch (HttpProblem problem) {
            breakOff(problem);
        }
        write();
    }

    private void ask() {
        if (!asked) {
            asked = true;
            request.fetch(1);
        }
    }

    private void begin(Line line) {
        Held one = new Held(line);
        held.add(one);
        heldBytes += line.bytes().length;
        behind = line.number();
        Uni<LineOutcome> outcome = line.tooLong()
                ? Uni.createFrom()
                        .item(new LineOutcome.Refused(Problems.tooLarge("The line has more than " + Line.LONGEST
                                + " bytes (8 MiB) and was read over. The lines behind it go on.")))
                : work.outcome(line.bytes());
        if (++uncharged == CHARGED) {
            charge();
        }
        one.running = outcome.emitOn(Infrastructure.getDefaultWorkerPool())
                .map(known -> work.answer(line, known))
                .subscribe()
                .with(
                        answer -> loop.runOnContext(on -> answered(one, answer)),
                        failure -> loop.runOnContext(on -> breakOff(ProblemWording.problem(failure))));
    }

    /** Reads on when the caller's quota allows it. */
    private void charge() {
        work.charge(CHARGED)
                .subscribe()
                .with(
                        charged -> loop.runOnContext(on -> {
                            uncharged = 0;
                            read();
                        }),
                        failure -> loop.runOnContext(on -> breakOff(ProblemWording.problem(failure))));
    }

    private void answered(Held one, byte[] answer) {
        one.answer = answer;
        write();
    }

    /** Sends what is next and ready, unless something is still being sent. */
    private void write() {
        if (over || busy || ending) {
            return;
        }
        Buffer ready = Buffer.buffer();
        for (Held one = held.peek(); one != null && one.answer != null && ready.length() < PORTION; one = held.peek()) {
            ready.appendBytes(one.answer);
            heldBytes -= one.line.bytes().length;
            held.remove();
        }
        if (ready.length() > 0) {
            send(ready, false, this::read);
        } else if (held.isEmpty() && last != null) {
            ending = true;
            end(last);
        } else if (held.isEmpty() && whole) {
            ending = true;
            send(ready, true, () -> {
                response.end();
                close();
            });
        }
        mindSilence();
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

    /** Whoever has every answer and sends nothing is not waited for without end. */
    private void mindSilence() {
        loop.owner().cancelTimer(silence);
        if (!over && asked && !busy && held.isEmpty() && last == null) {
            silence = loop.owner()
                    .setTimer(
                            settings.patience().toMillis(),
                            late -> loop.runOnContext(on -> {
                                if (asked && !busy && held.isEmpty()) {
                                    drained = DRAINED_AT_ONCE;
                                    breakOff(Problems.late("Nothing came for "
                                            + settings.patience().toSeconds()
                                            + " seconds. Send the lines from this one on again, in a new request."));
                                }
                            }));
        }
    }

    private void breakOff(HttpProblem problem) {
        if (!over && !whole && last == null) {
            last = problem;
            write();
        }
    }

    private void end(HttpProblem problem) {
        loop.owner().cancelTimer(silence);
        if (!response.headWritten()) {
            close();
            work.refuse(problem);
            return;
        }
        send(Buffer.buffer(work.breakingOff(behind + 1, problem)), false, () -> {
            close();
            if (received) {
                // There is nothing to read over, and the end that is waited for there has been told here.
                request.connection().close();
            } else {
                Draining.close(loop.owner(), request, drained);
            }
        });
    }
}
