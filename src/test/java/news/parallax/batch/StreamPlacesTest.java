package news.parallax.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamPlacesTest {
    private final StreamPlaces places = new StreamPlaces(4, 2);

    private int enter(Optional<String> key) {
        return places.enter(key).map(HttpProblem::getStatusCode).orElse(200);
    }

    @Test
    void aKeyHasNotAllOfThem() {
        Optional<String> one = Optional.of("one");
        Optional<String> other = Optional.of("other");
        assertThat(enter(one)).isEqualTo(200);
        assertThat(enter(one)).isEqualTo(200);
        assertThat(enter(one)).isEqualTo(429);
        assertThat(enter(other)).isEqualTo(200);
        assertThat(enter(other)).isEqualTo(200);
        assertThat(enter(Optional.of("third"))).isEqualTo(503);
        places.leave(one);
        assertThat(enter(other)).isEqualTo(429);
        assertThat(enter(one)).isEqualTo(200);
        assertThat(enter(one)).isEqualTo(429);
    }

    @Test
    void whereNoKeysAreNeededAllAreForEverybody() {
        for (int i = 0; i < 4; i++) {
            assertThat(enter(Optional.empty())).isEqualTo(200);
        }
        assertThat(places.enter(Optional.empty())).hasValueSatisfying(problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(503);
            assertThat(problem.getHeaders()).containsKey("Retry-After");
        });
    }
}
