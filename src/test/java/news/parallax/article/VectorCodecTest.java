package news.parallax.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import news.parallax.measure.HalfFloat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorCodecTest {
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
    void vectorsKeepTheirRows() {
        Random random = new Random(3);
        List<float[]> vectors = List.of(vector(random), vector(random), vector(random));
        List<float[]> back = VectorCodec.decode(VectorCodec.encode(vectors));
        assertThat(back).hasSize(3);
        for (int row = 0; row < 3; row++) {
            assertThat(back.get(row)).containsExactly(vectors.get(row), within(0.002f));
        }
        assertThat(VectorCodec.decode(VectorCodec.encode(List.of()))).isEmpty();
    }

    @Test
    void brokenBytesAreRefused() {
        byte[] bytes = VectorCodec.encode(List.of(new float[8]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VectorCodec.decode(Arrays.copyOf(bytes, bytes.length - 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> VectorCodec.decode(new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> VectorCodec.encode(List.of(new float[8], new float[7])));
    }

    private static float[] vector(Random random) {
        float[] vector = new float[256];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = random.nextFloat() * 2 - 1;
        }
        return vector;
    }
}
