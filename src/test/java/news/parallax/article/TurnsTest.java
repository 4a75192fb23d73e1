package news.parallax.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns<String> turns = new Turns<>();
    private final List<UniEmitter<? super String>> begun = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();

    private Cancellable work(String key) {
        return turns.<String>inTurn(key, () -> Uni.createFrom().emitter(begun::add))
                .subscribe()
                .with(ended::add, failure -> ended.add(failure.getMessage()));
    }

    @Test
    void oneKeyIsWorkedOnByOneAtATime() {
        work("a");
        work("a");
        work("b");
        assertThat(begun).hasSize(2);
        begun.get(0).complete("first");
        assertThat(begun).hasSize(3);
        begun.get(2).fail(new IllegalStateException("second"));
        begun.get(1).complete("other");
        assertThat(ended).containsExactly("first", "second", "other");
        assertThat(turns.size()).isZero();
    }

    @Test
    void whoGoesAwayGivesTheTurnBack() {
        Cancellable first = work("a");
        Cancellable second = work("a");
        work("a");
        second.cancel();
        assertThat(begun).hasSize(1);
        first.cancel();
        assertThat(begun).hasSize(2);
        begun.get(1).complete("third");
        assertThat(ended).containsExactly("third");
        assertThat(turns.size()).isZero();
    }

    @Test
    void workThatDoesNotBeginGivesTheTurnBack() {
        turns.inTurn("a", () -> {
                    throw new IllegalStateException("no");
                })
                .subscribe()
                .with(ignored -> {}, failure -> ended.add(failure.getMessage()));
        assertThat(ended).containsExactly("no");
        assertThat(turns.size()).isZero();
    }
}
