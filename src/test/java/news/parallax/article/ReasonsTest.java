package news.parallax.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import news.parallax.platform.Problems;
import org.junit.jupiter.api.Test;

/** An explanation for which there is no room waits by itself, not with all of its scoring. */
class ReasonsTest {
    private final AtomicInteger tries = new AtomicInteger();

    private String explained(int passes, HttpProblem problem, Duration longest) {
        return Reasons.patiently(
                        Uni.createFrom().emitter(emitter -> {
                            if (tries.incrementAndGet() < passes) {
                                throw problem;
                            }
                            emitter.complete("explained");
                        }),
                        longest)
                .await()
                .indefinitely()
                .toString();
    }

    private static HttpProblem full() {
        return Problems.unavailable(Duration.ofSeconds(2), "Too many texts are waiting to be scored.");
    }

    @Test
    void itComesWhenThereIsRoom() {
        assertThat(explained(3, full(), Duration.ofSeconds(60))).isEqualTo("explained");
        assertThat(tries).hasValue(3);
    }

    @Test
    void inTheEndItFailsAsItDid() {
        assertThatThrownBy(() -> explained(Integer.MAX_VALUE, full(), Duration.ofMillis(700)))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(503));
        assertThat(tries).hasValueBetween(2, 6);
    }

    @Test
    void whatDoesNotPassIsNotTriedAgain() {
        assertThatThrownBy(() -> explained(2, Problems.badRequest("It is no JSON."), Duration.ofSeconds(60)))
                .isInstanceOf(HttpProblem.class);
        assertThat(tries).hasValue(1);
    }
}
