package news.parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Places places = new Places(2);
    private final List<String> done = new ArrayList<>();
    private final List<UniEmitter<? super String>> begun = new ArrayList<>();

    private Cancellable work(String name) {
        return places.in(() -> Uni.createFrom().<String>emitter(begun::add))
                .subscribe()
                .with(ignored -> done.add(name), failure -> done.add(name + " failed"));
    }

    @Test
    void soMuchGoesOnAtATimeInTheOrderInWhichItCame() {
        work("a");
        work("b");
        work("c");
        work("d");
        assertThat(begun).hasSize(2);
        begun.get(1).complete("");
        begun.get(0).fail(new IllegalStateException());
        assertThat(begun).hasSize(4);
        begun.get(2).complete("");
        begun.get(3).complete("");
        assertThat(done).containsExactly("b", "a failed", "c", "d");
        assertThat(places.free()).isEqualTo(2);
    }

    @Test
    void whoeverGoesAwayGivesItsPlaceBackOrItsPlaceInTheLine() {
        Cancellable first = work("a");
        work("b");
        Cancellable waiting = work("c");
        work("d");
        waiting.cancel();
        first.cancel();
        assertThat(begun).hasSize(3);
        begun.get(1).complete("");
        begun.get(2).complete("");
        assertThat(done).containsExactly("b", "d");
        assertThat(places.free()).isEqualTo(2);
    }
}
