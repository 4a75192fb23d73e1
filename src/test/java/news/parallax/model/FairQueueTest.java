package news.parallax.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FairQueueTest {
    private final List<String> served = new ArrayList<>();
    private final FairQueue<Work> queue = new FairQueue<>();

    @Test
    void anOrdinaryJobWaitsForOnePieceOfEachOther() throws InterruptedException {
        queue.add(new Work("giant", 1_000));
        serve(10);
        queue.add(new Work("small", 2));
        queue.add(new Work("other", 2));
        serve(6);
        assertThat(served.subList(10, 16))
                .containsExactlyInAnyOrder("giant", "giant", "small", "small", "other", "other");
        serve(984);
        assertThat(served).hasSize(1_000).filteredOn("giant"::equals).hasSize(996);
    }

    @Test
    void aJobWithoutWorkTakesNoTurn() {
        queue.add(new Work("empty", 0));
        assertThat(queue.size()).isZero();
    }

    @Test
    void whoWaitsIsWokenByWork() throws Exception {
        CompletableFuture<Runnable> taken = CompletableFuture.supplyAsync(this::take);
        Thread.sleep(20);
        queue.add(new Work("one", 1));
        taken.get(5, TimeUnit.SECONDS).run();
        assertThat(served).containsExactly("one");
    }

    @Test
    void closingWakesEveryoneAndHandsBackWhatIsLeft() throws Exception {
        queue.add(new Work("left", 3));
        serve(1);
        assertThat(queue.close()).hasSize(1);
        CompletableFuture<Runnable> taken = CompletableFuture.supplyAsync(this::take);
        assertThat(taken.get(5, TimeUnit.SECONDS)).isNull();
        assertThatThrownBy(() -> queue.add(new Work("late", 1))).isInstanceOf(IllegalStateException.class);
    }

    private void serve(int pieces) throws InterruptedException {
        for (int i = 0; i < pieces; i++) {
            queue.take().run();
        }
    }

    private Runnable take() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Work implements FairQueue.Job {
        private final String name;
        private int left;

        Work(String name, int pieces) {
            this.name = name;
            this.left = pieces;
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public Runnable next() {
            left--;
            return () -> served.add(name);
        }
    }
}
