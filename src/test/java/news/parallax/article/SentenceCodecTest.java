package news.parallax.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import news.parallax.measure.MentionReading;
import news.parallax.measure.SentenceReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentenceCodecTest {
    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatWasPackedComesBack(int seed) {
        List<SentenceReading> sentences = sentences(new Random(seed));
        List<SentenceReading> back = SentenceCodec.decode(SentenceCodec.encode(sentences));
        assertThat(back)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("vector")
                .isEqualTo(sentences);
        assertThat(back).allSatisfy(sentence -> assertThat(sentence.vector()).isEmpty());
        assertThat(SentenceCodec.voices(SentenceCodec.encode(sentences))).isEqualTo(SentenceCodec.voices(sentences));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void brokenBytesAreRefused(int seed) {
        Random random = new Random(seed);
        byte[] bytes = SentenceCodec.encode(sentences(random));
        byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        assertThatIllegalArgumentException().isThrownBy(() -> SentenceCodec.decode(cut));
        assertThatIllegalArgumentException().isThrownBy(() -> SentenceCodec.voices(cut));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SentenceCodec.decode(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] bytes = SentenceCodec.encode(List.of());
        bytes[0] = 9;
        assertThatIllegalArgumentException().isThrownBy(() -> SentenceCodec.decode(bytes));
    }

    @Test
    void sentencesFromBeforeFurnitureWasToldAreStory() {
        byte[] bytes = {1, 1, 0, 10, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        SentenceReading sentence = SentenceCodec.decode(bytes).get(0);
        assertThat(sentence.quoted()).isTrue();
        assertThat(sentence.furniture()).isFalse();
        assertThat(sentence.frames()).isEmpty();
        assertThat(SentenceCodec.voices(bytes)).containsExactly(SentenceCodec.QUOTED_VOICE);
    }

    @Test
    void aSentenceCostsFewBytes() {
        SentenceReading sentence = new SentenceReading(
                60_000,
                60_120,
                false,
                false,
                false,
                0.5f,
                new float[3],
                0.1f,
                List.of(new MentionReading(0, 60_010, 60_020, 0.1f, 0.2f, 0.7f)),
                new float[256]);
        assertThat(SentenceCodec.encode(List.of(sentence))).hasSizeLessThan(50);
    }

    private static List<SentenceReading> sentences(Random random) {
        List<SentenceReading> sentences = new ArrayList<>();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            int begin = random.nextInt(1 << random.nextInt(1, 21));
            List<MentionReading> mentions = new ArrayList<>();
            for (int m = random.nextInt(4); m > 0; m--) {
                int from = begin + random.nextInt(1_000);
                mentions.add(new MentionReading(
                        random.nextInt(100),
                        from,
                        from + random.nextInt(60),
                        random.nextFloat(),
                        random.nextFloat(),
                        random.nextFloat()));
            }
            float[] logits = {(float) random.nextGaussian(), -0.0f, Float.MIN_VALUE * random.nextInt()};
            sentences.add(new SentenceReading(
                    begin,
                    begin + random.nextInt(5_000),
                    i == 0 && random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextFloat(),
                    random.nextInt(8) == 0 ? new float[0] : logits,
                    random.nextFloat() * 2 - 1,
                    mentions,
                    new float[4],
                    random.nextBoolean() ? new float[0] : new float[] {random.nextFloat(), random.nextFloat()}));
        }
        return sentences;
    }
}
