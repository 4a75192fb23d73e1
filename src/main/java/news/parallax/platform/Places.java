package news.parallax.platform;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Lets so much work go on at a time, in the order in which it came. */
public final class Places {
    private final Deque<Guest> waiting = new ArrayDeque<>();
    private int free;

    public Places(int places) {
        this.free = places;
    }

    /** The work's result, on the caller's context; a subscriber that goes away gives its place back. */
    public <T> Uni<T> in(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Guest guest = new Guest(CallerContext.here());
            return Uni.createFrom()
                    .<Boolean>emitter(guest::enter)
                    .flatMap(ignored -> work.get())
                    .onTermination()
                    .invoke(guest::leave);
        });
    }

    synchronized int free() {
        return free;
    }

    private final class Guest {
        private final Executor caller;
        private UniEmitter<? super Boolean> emitter;
        private boolean inside;

        Guest(Executor caller) {
            this.caller = caller;
        }

        void enter(UniEmitter<? super Boolean> waitingFor) {
            synchronized (Places.this) {
                emitter = waitingFor;
                if (free == 0) {
                    waiting.add(this);
                    return;
                }
                free--;
                inside = true;
            }
            waitingFor.complete(true);
        }

        void leave() {
            Guest next;
            synchronized (Places.this) {
                if (!inside) {
                    waiting.remove(this);
                    return;
                }
                inside = false;
                next = waiting.poll();
                if (next == null) {
                    free++;
                    return;
                }
                next.inside = true;
            }
            next.caller.execute(() -> next.emitter.complete(true));
        }
    }
}
