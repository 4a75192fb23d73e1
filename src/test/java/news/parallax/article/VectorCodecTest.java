package news.parallax.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorCodecTest {
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
