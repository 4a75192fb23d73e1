package news.parallax.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuotaTest {
    @Test
    void countsWhatIsLeft() {
        Quota first = new Quota(600, 0.1, true);
        assertThat(first.remaining()).isEqualTo(599);
        assertThat(first.policy()).isEqualTo("\"key\";q=600;w=60");
        assertThat(first.limit()).isEqualTo("\"key\";r=599;t=1");
        assertThat(first.retryAfter()).isZero();
        assertThat(first.debt()).isZero();
    }

    @Test
    void saysWhenTheNextIsGranted() {
        Quota empty = new Quota(6, 60, false);
        assertThat(empty.remaining()).isZero();
        assertThat(empty.retryAfter()).isEqualTo(Duration.ofSeconds(10));
        Quota overdrawn = new Quota(6, 180, true);
        assertThat(overdrawn.remaining()).isZero();
        assertThat(overdrawn.debt()).isEqualTo(Duration.ofMinutes(2));
    }
}
