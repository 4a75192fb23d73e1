package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceReadingTest {
    @Test
    void aTargetCountsOnceHoweverOftenItIsMentioned() {
        SentenceReading sentence =
                sentence(mention(0, 0.9f, 0), mention(1, 0, 0.6f), mention(0, 0.5f, 0), mention(0, 0.4f, 0));
        // Target 0: −0.6, target 1: 0.6.
        assertThat(sentence.tone().orElseThrow()).isCloseTo(0, within(1e-6));
    }

    @Test
    void hasNoToneWithoutATarget() {
        assertThat(sentence().tone()).isEmpty();
    }

    private static SentenceReading sentence(MentionReading... mentions) {
        return new SentenceReading(0, 10, false, false, false, 0, new float[3], 0, List.of(mentions), new float[0]);
    }

    private static MentionReading mention(int target, float negative, float positive) {
        return new MentionReading(target, 0, 1, negative, 1 - negative - positive, positive);
    }
}
