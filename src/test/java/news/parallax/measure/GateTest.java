package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.api.Test;

class GateTest {
    @Test
    void letsInAsManyRequestsAsThereArePlaces() {
        Gate gate = new Gate(2, 100);
        Gate.Ticket first = gate.enter(1);
        gate.enter(1);
        assertRefused(gate, 1);
        first.close();
        first.close();
        assertThat(gate.held()).isEqualTo(1);
        gate.enter(1);
    }

    @Test
    void letsInAsManyCharactersAsThereIsRoomFor() {
        Gate gate = new Gate(10, 100);
        gate.enter(60);
        assertRefused(gate, 41);
        gate.enter(40);
    }

    @Test
    void aTextOfAnyLengthIsLetInAlone() {
        Gate gate = new Gate(10, 100);
        Gate.Ticket giant = gate.enter(1_000_000);
        assertRefused(gate, 1);
        giant.close();
        gate.enter(1);
    }

    private static void assertRefused(Gate gate, int length) {
        int held = gate.held();
        assertThatThrownBy(() -> gate.enter(length))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(503));
        assertThat(gate.held()).isEqualTo(held);
    }
}
