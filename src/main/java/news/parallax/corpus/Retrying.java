package news.parallax.corpus;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import news.parallax.batch.LineOutcome;

/**
 * Tries again what failed by a fault that passes, with a wait that doubles. What is full or away (429, 503) is waited
 * for a few minutes, and then nothing can be done; what failed at one row (500) is that row's after a few tries.
 */
final class Retrying {
    static final int TRIES = 4;
    static final int TRIES_OF_WAITING = 12;

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Function<List<byte[]>, List<LineOutcome>> process;
    private final Sleep sleep;
    private final BooleanSupplier stopped;

    /** Waits. */
    interface Sleep {
        void so(Duration time) throws InterruptedException;
    }

    /** @param stopped whether nothing is to be tried any more */
    Retrying(Function<List<byte[]>, List<LineOutcome>> process, Sleep sleep, BooleanSupplier stopped) {
        this.process = process;
        this.sleep = sleep;
        this.stopped = stopped;
    }

    /**
     * The outcomes when those that may pass have been tried again.
     *
     * @param outcomes of the first try
     * @throws BatchRefused where what is waited for does not come, or nothing is to be tried any more
     */
    List<LineOutcome> settled(List<byte[]> lines, List<LineOutcome> outcomes) throws InterruptedException {
        List<LineOutcome> settled = new ArrayList<>(outcomes);
        Duration wait = FIRST;
        for (int tries = 1; ; tries++) {
            int done = tries;
            List<Integer> again = IntStream.range(0, settled.size())
                    .filter(i -> settled.get(i) instanceof LineOutcome.Refused refused
                            && refused.passing()
                            && (waiting(refused.problem()) || done < TRIES))
                    .boxed()
                    .toList();
            if (again.isEmpty()) {
                return settled;
            }
            HttpProblem problem = ((LineOutcome.Refused) settled.get(again.get(0))).problem();
            if (stopped.getAsBoolean() || tries >= TRIES_OF_WAITING) {
                throw new BatchRefused(problem.getDetail());
            }
            sleep.so(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
            List<LineOutcome> next =
                    process.apply(again.stream().map(lines::get).toList());
            for (int i = 0; i < again.size(); i++) {
                settled.set(again.get(i), next.get(i));
            }
        }
    }

    private static boolean waiting(HttpProblem problem) {
        return problem.getStatusCode() == 503 || problem.getStatusCode() == 429;
    }
}
