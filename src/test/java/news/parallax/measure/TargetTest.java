package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Marian Holt | Marian Holt spoke. | Marian Holt",
                "Marian Holt | Then Holt spoke. | Holt",
                "Marian Holt | Gov. Holt and Governor Holt | Holt,Holt",
                "Marian Holt | Yesterday Holt spoke. | Holt",
                "Marian Holt | Speaking slowly, Holt left; Leaving Holt behind | Holt",
                "Marian Holt | Ohio's Holt won. | Holt",
                "Marian Holt | Marian J. Holt won. | Holt",
                "Marian Holt | Holt's plan, 'Holt' and (Holt) | Holt,Holt,Holt",
                "Marian Holt | Diana Holt spoke. |",
                "Marian Holt | Then Diana Holt spoke. |",
                "Marian Holt | Then Diana R. Holt spoke. |",
                "Marian Holt | Holtville, Holts and anholt |",
                "Marian Holt | The holt was wooded. |",
                "Marian Holt Jr. | Then Holt spoke. | Holt",
                "Liberal Party | The Party met; the Liberal Party won. | Liberal Party",
                "United States | the States and the United States | United States",
                "Bank of Canada | Canada waits for the Bank of Canada. | Bank of Canada",
                "NATO | NATO, not NATOs. | NATO",
                "U.S. | The U.S. said so. | U.S.",
                "Zoë Núñez | Then Zoe Nunez won; Nunez smiled. | Zoe Nunez,Nunez"
            })
    void isFoundByFullNameAndBySurname(String name, String sentence, String found) {
        assertThat(Target.named(name).mentions(sentence).stream()
                        .map(span -> sentence.substring(span.begin(), span.end()))
                        .toList())
                .containsExactly(found == null ? new String[0] : found.split(","));
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "'.'", "'\\E'", "'(a|b)*c'", "'a\\Eb c'", "'\u200B'"})
    void aNameIsNoPattern(String name) {
        assertThat(Target.named(name).mentions("Nothing here, (a a aaab bbb c."))
                .hasSizeLessThan(2);
    }

    @Test
    void anEmptyNameIsNowhere() {
        assertThat(Target.named("\u200B ").mentions("Some words.")).isEmpty();
    }

    @Test
    @Timeout(10)
    void longNamesInLongSentencesTakeNoTime() {
        Target target = Target.named("A-".repeat(100) + " " + "b ".repeat(1_000) + "Cc");
        for (String sentence :
                new String[] {"A-".repeat(1_000), "Aa ".repeat(700), " ".repeat(2_000), "A Cc ".repeat(400)}) {
            target.mentions(sentence);
        }
    }
}
