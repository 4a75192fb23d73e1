package news.parallax.batch;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import news.parallax.platform.ProblemWording;

/** Counts a stream's lines against the quota of its caller, some at a time. Runs on one event loop. */
final class Toll {
    private final Context loop;
    private final int portion;
    private final IntFunction<Uni<Void>> charge;
    private int uncounted;

    /**
     * @param portion lines that are counted at a time
     * @param charge counts so many; completes when more may be read
     */
    Toll(Context loop, int portion, IntFunction<Uni<Void>> charge) {
        this.loop = loop;
        this.portion = portion;
        this.charge = charge;
    }

    /** Whether a line more may be read. */
    boolean open() {
        return uncounted < portion;
    }

    /** @param open run when the quota allows more; that is not asked of each line */
    void count(Runnable open, Consumer<Throwable> failed) {
        if (++uncounted == portion) {
            charge.apply(portion)
                    .subscribe()
                    .with(
                            charged -> loop.runOnContext(on -> {
                                uncounted = 0;
                                open.run();
                            }),
                            failure -> loop.runOnContext(on -> failed.accept(failure)));
        }
    }

    /** Counts what is left, and waits for nothing. */
    void end() {
        if (uncounted > 0 && uncounted < portion) {
            charge.apply(uncounted).subscribe().with(charged -> {}, ProblemWording::problem);
        }
    }
}
