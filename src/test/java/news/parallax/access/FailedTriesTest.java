package news.parallax.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FailedTriesTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final FailedTries tries = new FailedTries(now::get);

    @Test
    void anAddressMayFailSoOftenAMinute() {
        for (int i = 0; i < FailedTries.A_MINUTE; i++) {
            assertThat(tries.suspects("192.0.2.1", "a")).as("try " + i).isFalse();
            tries.failed("192.0.2.1", "a");
        }
        assertThat(tries.suspects("192.0.2.1", "a")).isTrue();
        assertThat(tries.suspects("192.0.2.2", "a")).isFalse();

        Duration wait = tries.retryAfter("192.0.2.1");
        assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(2));
        now.addAndGet(wait.toNanos());
        assertThat(tries.suspects("192.0.2.1", "a")).isFalse();
    }

    @Test
    void whoeverGoesOnTryingIsLetInAMinuteLaterAllTheSame() {
        for (int i = 0; i < 1000; i++) {
            tries.failed("192.0.2.1", "a");
        }
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(tries.retryAfter("192.0.2.1")).isZero();
    }

    @Test
    void aValidKeyFromTheSameAddressStaysIn() {
        tries.look("192.0.2.1", "valid", () -> Uni.createFrom().item(Optional.of("somebody")))
                .await()
                .indefinitely();
        for (int i = 0; i < 100; i++) {
            tries.failed("192.0.2.1", "guess");
        }
        assertThat(tries.suspects("192.0.2.1", "valid")).isFalse();
        assertThat(tries.suspects("192.0.2.1", "guess")).isTrue();
        tries.failed("192.0.2.1", "valid");
        assertThat(tries.suspects("192.0.2.1", "valid")).as("once revoked").isTrue();
    }

    @Test
    void doubtfulOnesAreLookedUpTwoAtATime() {
        for (int i = 0; i < 100; i++) {
            tries.failed("192.0.2.1", "guess");
        }
        List<UniEmitter<? super Optional<String>>> asked = new ArrayList<>();
        Supplier<Uni<Optional<String>>> question = () -> Uni.createFrom().emitter(asked::add);
        List<Optional<String>> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            tries.look("192.0.2.1", "key " + i, question).subscribe().with(answers::add);
        }
        assertThat(asked).hasSize(2);
        assertThat(answers).hasSize(3).allMatch(Optional::isEmpty);
        asked.get(0).complete(Optional.of("somebody"));
        asked.get(1).fail(new IllegalStateException());
        assertThat(answers).contains(Optional.of("somebody"));
        tries.look("192.0.2.1", "key 6", question).subscribe().with(answers::add);
        assertThat(asked).hasSize(3);
    }

    @Test
    void addressesOfOneNetworkCountAsOne() {
        for (int i = 0; i < FailedTries.A_MINUTE; i++) {
            tries.failed("2001:db8:1:2:0:0:0:" + Integer.toHexString(i), "a");
        }
        assertThat(tries.suspects("2001:db8:1:2:ffff:0:0:1", "a")).isTrue();
        assertThat(tries.suspects("2001:db8:1:3:0:0:0:1", "a")).isFalse();
    }
}
