package news.parallax.measure;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import news.parallax.model.EncodedPassage;
import news.parallax.model.ModelRuntime;
import org.jspecify.annotations.Nullable;

/**
 * Texts that pass the encoder in company. They are cut in the order in which they come; those that are ready leave
 * together as soon as one of {@value #UNDERWAY} groups has arrived. So the first leaves at once, and the busier the
 * encoder is, the more go together: there is nothing to wait for and nothing to time.
 *
 * <p>Two groups stand in the encoder's turns like two single texts, however many lines there are behind them. A group
 * that the model fails at is taken apart and each text encoded alone, so that it sinks nobody but who did it.
 */
final class Convoy {
    /** Groups in the encoder: while one is put together, the other keeps it busy. */
    private static final int UNDERWAY = 2;

    /** Of a group, one text aside: some sixteen batches. */
    private static final int TOKENS = 8_192;

    /** Of texts that are cut and not yet done, one aside; the memory of what lies between text and numbers. */
    private static final long CHARACTERS = 300_000;

    private final Function<Submission, Reading> reader;
    private final BiFunction<List<Axis>, ModelRuntime, CompletableFuture<List<EncodedAxis>>> axes;
    private final BiFunction<Assembly, List<EncodedPassage>, Scores> assembled;
    private final Executor lanes;
    private final Deque<Traveller> waiting = new ArrayDeque<>();
    private final Deque<Traveller> ready = new ArrayDeque<>();
    private int held;
    private int inside;
    private long characters;
    private int underway;

    /**
     * @param reader cuts a text; throws a problem for one that is refused
     * @param axes as the model sees them
     * @param assembled puts together what is said of a text
     * @param lanes where these are run
     */
    Convoy(
            Function<Submission, Reading> reader,
            BiFunction<List<Axis>, ModelRuntime, CompletableFuture<List<EncodedAxis>>> axes,
            BiFunction<Assembly, List<EncodedPassage>, Scores> assembled,
            Executor lanes) {
        this.reader = reader;
        this.axes = axes;
        this.assembled = assembled;
        this.lanes = lanes;
    }

    /** Texts that wait or travel. */
    synchronized int held() {
        return held;
    }

    /** Takes a text along; the emitter is told once, on a worker thread. Its cancellation leaves the text behind. */
    void take(Submission submission, ModelRuntime model, UniEmitter<? super Scores> emitter) {
        Traveller traveller = new Traveller(submission, model, emitter);
        synchronized (this) {
            held++;
            waiting.add(traveller);
        }
        emitter.onTermination(() -> cancel(traveller));
        admit();
    }

    private void admit() {
        List<Traveller> admitted = new ArrayList<>();
        synchronized (this) {
            while (!waiting.isEmpty()
                    && (inside == 0 || characters + waiting.peek().submission.length() <= CHARACTERS)) {
                Traveller traveller = waiting.poll();
                traveller.inside = true;
                inside++;
                characters += traveller.submission.length();
                admitted.add(traveller);
            }
        }
        admitted.forEach(traveller -> run(traveller, () -> cut(traveller)));
    }

    private void run(Traveller traveller, Runnable step) {
        try {
            lanes.execute(() -> {
                try {
                    step.run();
                } catch (RuntimeException | Error e) {
                    end(traveller, null, e);
                }
            });
        } catch (RejectedExecutionException closed) {
            close(traveller, closed);
        }
    }

    private void cut(Traveller traveller) {
        if (traveller.cancelled) {
            end(traveller, null, null);
            return;
        }
        traveller.read(reader.apply(traveller.submission), axes);
        synchronized (this) {
            ready.add(traveller);
        }
        depart();
    }

    private void depart() {
        for (List<Traveller> group = group(); !group.isEmpty(); group = group()) {
            encode(group);
        }
    }

    private synchronized List<Traveller> group() {
        List<Traveller> group = new ArrayList<>();
        if (underway < UNDERWAY) {
            int tokens = 0;
            while (!ready.isEmpty() && (group.isEmpty() || tokens + ready.peek().tokens() <= TOKENS)) {
                if (ready.peek().alone && !group.isEmpty()) {
                    break;
                }
                Traveller traveller = ready.poll();
                tokens += traveller.tokens();
                group.add(traveller);
                if (traveller.alone) {
                    break;
                }
            }
            underway += group.isEmpty() ? 0 : 1;
        }
        return group;
    }

    private void encode(List<Traveller> group) {
        CompletableFuture<List<List<EncodedPassage>>> encoded;
        try {
            encoded = group.get(0)
                    .model
                    .encodeTogether(group.stream().map(Traveller::text).toList());
        } catch (RuntimeException | Error closed) {
            arrived();
            group.forEach(traveller -> end(traveller, null, closed));
            return;
        }
        synchronized (this) {
            group.forEach(traveller -> traveller.aboard(group, encoded));
        }
        stopIfNobodyWaits(group, encoded);
        encoded.whenComplete((passages, failure) -> {
            arrived();
            if (failure == null) {
                for (int i = 0; i < group.size(); i++) {
                    assemble(group.get(i), passages.get(i));
                }
            } else if (group.size() == 1 || encoded.isCancelled()) {
                group.forEach(traveller -> end(traveller, null, failure));
            } else {
                again(group);
            }
            depart();
        });
    }

    private synchronized void arrived() {
        underway--;
    }

    private synchronized void again(List<Traveller> group) {
        for (int i = group.size() - 1; i >= 0; i--) {
            group.get(i).alone = true;
            ready.addFirst(group.get(i));
        }
    }

    private void assemble(Traveller traveller, List<EncodedPassage> encoded) {
        traveller.axes.whenComplete((placed, failure) -> {
            if (failure != null) {
                end(traveller, null, failure);
            } else {
                run(
                        traveller,
                        () -> end(
                                traveller,
                                traveller.cancelled ? null : assembled.apply(traveller.assembly(placed), encoded),
                                null));
            }
        });
    }

    private void cancel(Traveller traveller) {
        boolean left;
        List<Traveller> group;
        CompletableFuture<?> encoding;
        synchronized (this) {
            traveller.cancelled = true;
            left = waiting.remove(traveller) || ready.remove(traveller);
            group = traveller.group;
            encoding = traveller.encoding;
        }
        if (left) {
            end(traveller, null, null);
        } else if (encoding != null) {
            stopIfNobodyWaits(group, encoding);
        }
    }

    private static void stopIfNobodyWaits(Collection<Traveller> group, CompletableFuture<?> encoding) {
        if (group.stream().allMatch(traveller -> traveller.cancelled)) {
            encoding.cancel(false);
        }
    }

    private void end(Traveller traveller, @Nullable Scores scores, @Nullable Throwable failure) {
        if (leave(traveller)) {
            tell(traveller, scores, failure);
            admit();
        }
    }

    /** Nothing goes on any more: nobody is left waiting. */
    private void close(Traveller traveller, RejectedExecutionException closed) {
        List<Traveller> left = new ArrayList<>(List.of(traveller));
        synchronized (this) {
            left.addAll(waiting);
            waiting.clear();
        }
        left.stream().filter(this::leave).forEach(one -> tell(one, null, closed));
    }

    private synchronized boolean leave(Traveller traveller) {
        if (traveller.ended) {
            return false;
        }
        traveller.ended = true;
        held--;
        if (traveller.inside) {
            inside--;
            characters -= traveller.submission.length();
        }
        return true;
    }

    private static void tell(Traveller traveller, @Nullable Scores scores, @Nullable Throwable failure) {
        if (scores != null) {
            traveller.emitter.complete(scores);
        } else if (failure != null) {
            traveller.emitter.fail(Scorer.cause(failure));
        }
    }
}
