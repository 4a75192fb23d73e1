package news.parallax.article;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import news.parallax.platform.CallerContext;

/**
 * Lets work on one key happen one after the other within this process, so that fifty simultaneous posts of one article
 * run the model once. It spares work; what makes storing correct is the database.
 */
final class Turns<K> {
    private final Map<K, Deque<Turn>> waiting = new HashMap<>();

    /** The work's result; a subscriber that goes away gives its turn back. */
    <T> Uni<T> inTurn(K key, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Turn turn = new Turn(key, CallerContext.here());
            return Uni.createFrom()
                    .<Boolean>emitter(turn::enter)
                    .flatMap(ignored -> work.get())
                    .onTermination()
                    .invoke(turn::leave);
        });
    }

    /** Keys that are being worked on. */
    int size() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    private final class Turn {
        private final K key;
        private final Executor caller;
        private UniEmitter<? super Boolean> begin;

        Turn(K key, Executor caller) {
            this.key = key;
            this.caller = caller;
        }

        void enter(UniEmitter<? super Boolean> emitter) {
            begin = emitter;
            boolean first;
            synchronized (waiting) {
                Deque<Turn> line = waiting.computeIfAbsent(key, ignored -> new ArrayDeque<>());
                line.add(this);
                first = line.size() == 1;
            }
            if (first) {
                emitter.complete(true);
            }
        }

        void leave() {
            Turn next = null;
            synchronized (waiting) {
                Deque<Turn> line = waiting.get(key);
                if (line == null) {
                    return;
                }
                boolean mine = line.peek() == this;
                line.remove(this);
                if (line.isEmpty()) {
                    waiting.remove(key);
                } else if (mine) {
                    next = line.peek();
                }
            }
            if (next != null) {
                Turn called = next;
                called.caller.execute(() -> called.begin.complete(true));
            }
        }
    }
}
