package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PoliticsTest {
    @Test
    void aColumnIsPoliticalAndAFerryIsNot() {
        assertThat(Politics.spokenOf(List.of(Articles.COLUMN))).isTrue();
        assertThat(Politics.spokenOf(List.of(Articles.HARBOUR))).isFalse();
    }

    @Test
    void oneCueIsTooFewHoweverOften() {
        assertThat(Politics.spokenOf(List.of("The goalkeeper won the election.", "An election! Election day.")))
                .isFalse();
        assertThat(Politics.spokenOf(List.of("The goalkeeper won the election.", "The Senate met.")))
                .isTrue();
    }

    @Test
    void aWordThatHoldsACueIsNone() {
        assertThat(Politics.spokenOf(List.of("Sirenate selection pollen Trumpeter Harrison Bushel nsa")))
                .isFalse();
    }

    @Test
    @Timeout(20)
    void hostileSentencesTakeNoTime() {
        for (String sentence :
                List.of("a ".repeat(1_000), "senator".repeat(280), "x".repeat(2_000), "tax ".repeat(500))) {
            for (int i = 0; i < 500; i++) {
                Politics.spokenOf(List.of(sentence));
            }
        }
    }
}
