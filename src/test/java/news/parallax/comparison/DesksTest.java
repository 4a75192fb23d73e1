package news.parallax.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesksTest {
    private final List<UniEmitter<? super String>> working = new ArrayList<>();
    private final Desks desks = new Desks(2, 1);

    private UniAssertSubscriber<String> come() {
        return desks.at(() -> Uni.createFrom().<String>emitter(working::add))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    @Test
    void twoWorkOneWaitsAndTheNextIsSentAway() {
        UniAssertSubscriber<String> first = come();
        come();
        UniAssertSubscriber<String> third = come();
        assertThat(working).hasSize(2);
        HttpProblem problem = (HttpProblem) come().assertFailed().getFailure();
        assertThat(problem.getStatusCode()).isEqualTo(503);
        assertThat(problem.getHeaders()).containsKey("Retry-After");

        working.get(0).complete("one");
        first.assertCompleted().assertItem("one");
        assertThat(working).hasSize(3);
        working.get(1).fail(new IllegalStateException("broken"));
        working.get(2).complete("three");
        third.assertCompleted().assertItem("three");
        come();
        come();
        assertThat(working).as("a failure frees its desk too").hasSize(5);
    }

    @Test
    void whoLeavesTheLineMakesRoomAndWhoLeavesTheDeskDoesNot() {
        come();
        come().cancel();
        UniAssertSubscriber<String> third = come();
        assertThat(working).hasSize(2);
        third.cancel();
        UniAssertSubscriber<String> fourth = come();
        fourth.assertNotTerminated();
        working.get(1).complete("nobody waits");
        assertThat(working).hasSize(3);
        working.get(2).complete("four");
        fourth.assertCompleted().assertItem("four");
    }
}
