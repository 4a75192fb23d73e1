package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HalfFloatTest {
    @Test
    void everyHalfIsItself() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = HalfFloat.toFloat((short) bits);
            if (Float.isNaN(value)) {
                assertThat(HalfFloat.toFloat(HalfFloat.of(value))).isNaN();
            } else {
                assertThat(HalfFloat.of(value)).isEqualTo((short) bits);
            }
        }
    }

    @Test
    void otherValuesGoToTheNearestHalf() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            float value = (float) (random.nextGaussian() * Math.pow(2, random.nextInt(-26, 17)));
            float back = HalfFloat.toFloat(HalfFloat.of(value));
            if (Float.isInfinite(back)) {
                assertThat(Math.abs(value)).isGreaterThanOrEqualTo(65520f);
                continue;
            }
            short half = HalfFloat.of(value);
            float error = Math.abs(back - value);
            for (int step = -1; step <= 1; step += 2) {
                float neighbour = HalfFloat.toFloat((short) (half + step));
                if (Float.isFinite(neighbour) && Math.signum(neighbour) == Math.signum(back)) {
                    assertThat(error).isLessThanOrEqualTo(Math.abs(neighbour - value));
                }
            }
        }
    }

    @Test
    void aTieGoesToTheEvenOne() {
        assertThat(HalfFloat.of(1f + 0x1p-11f)).isEqualTo(HalfFloat.of(1f));
        assertThat(HalfFloat.of(1f + 3 * 0x1p-11f)).isEqualTo(HalfFloat.of(1f + 0x1p-9f));
        assertThat(HalfFloat.of(0x1p-25f)).isZero();
    }

    @Test
    void aRoundedVectorIsAsItComesBackFromStorage() {
        float[] vector = {0.1f, -3.14159f, 1e-9f, 42};
        float[] rounded = HalfFloat.rounded(vector);
        assertThat(rounded).containsExactly(0.099975586f, -3.140625f, 0, 42);
        assertThat(HalfFloat.rounded(rounded)).containsExactly(rounded);
        assertThat(vector[0]).as("the vector itself is left alone").isEqualTo(0.1f);
    }
}
