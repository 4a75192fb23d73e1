package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SamplingTest {
    @Test
    void quantilesInterpolateAsTypeSevenDoes() {
        double[] sorted = {1, 2, 3, 4, 10};
        assertThat(Sampling.quantile(sorted, 0)).isEqualTo(1);
        assertThat(Sampling.quantile(sorted, 0.3)).isCloseTo(2.2, within(1e-12));
        assertThat(Sampling.quantile(sorted, 1)).isEqualTo(10);
    }
}
