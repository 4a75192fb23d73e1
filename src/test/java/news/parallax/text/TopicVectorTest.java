package news.parallax.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicVectorTest {
    @Test
    void tellingsOfOneEventLieCloserThanThoseOfTwo() {
        TopicVector fire = TopicVector.of(
                "Wildfire forces thousands from homes near Alder Lake",
                "Firefighters struggled on Sunday to contain a wildfire that has burned 4,000 acres of forest.");
        TopicVector blaze = TopicVector.of(
                "Evacuations as forest blaze spreads",
                "Residents around Alder Lake were told to evacuate as the wildfire doubled in size, officials said.");
        TopicVector court = TopicVector.of(
                "Supreme Court to hear challenge to voting law",
                "The justices agreed on Monday to hear a challenge to a state law that limits absentee ballots.");
        assertThat(fire.cosine(blaze)).isGreaterThan(0.4).isGreaterThan(fire.cosine(court) + 0.3);
        assertThat(fire.cosine(blaze)).isEqualTo(blaze.cosine(fire));
        assertThat(fire.cosine(fire)).isCloseTo(1, within(1e-9));
    }

    @Test
    void aTextWithoutAKnownWordLiesNowhere() {
        TopicVector nowhere = TopicVector.of(null, "Zzyqx wvvkq!");
        assertThat(nowhere.cosine(TopicVector.of("Supreme Court", null))).isZero();
        assertThat(nowhere.cells()).isNotEmpty();
        assertThat(TopicVector.of(null, null).values()).containsOnly(0);
    }

    @Test
    void everyCellIsNamedOnceAndTheSameTextLiesInTheSame() {
        TopicVector topic = TopicVector.of("Senate passes budget", null);
        int[] cells = topic.cells();
        Set<Integer> distinct = new HashSet<>(Arrays.stream(cells).boxed().toList());
        assertThat(distinct).hasSameSizeAs(cells).allMatch(cell -> cell >= 0 && cell < cells.length);
        assertThat(TopicVector.of("SENATE passes  budget", "").cells()).isEqualTo(cells);
    }

    @Test
    void rareWordsAreMoreTelling() {
        assertThat(TopicVector.telling("the")).isLessThan(TopicVector.telling("governor"));
        assertThat(TopicVector.telling("governor")).isLessThan(TopicVector.telling("zzyqx"));
    }

    @ParameterizedTest
    @CsvSource({
        "The Senator's votes, Senator’s",
        "tariffs parties voted reporting, tariff party vot report",
        "U.S. AT&T O'Neil, u.s at&t o'neil",
        "is as yes, is as yes"
    })
    void termsAreStems(String text, String expected) {
        if (expected.equals("Senator’s")) {
            assertThat(Terms.of(text)).containsExactly("the", "senator", "vot");
        } else {
            assertThat(Terms.of(text)).containsExactly(expected.split(" "));
        }
    }
}
