package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {
    @Test
    void aColumnIsPoliticalAndAFerryIsNot() {
        assertThat(politics(Articles.COLUMN)).isEqualTo(Politics.UNITED_STATES);
        assertThat(politics(Articles.HARBOUR)).isEqualTo(Politics.NONE);
    }

    @Test
    void oneWordOverAndOverIsOneWord() {
        assertThat(politics("An election! The election of a goalkeeper. Election day. Another election came. ".repeat(9)))
                .isEqualTo(Politics.NONE);
        assertThat(politics("The Senate met. Voters watched the debate, and the governor signed the bill."))
                .isEqualTo(Politics.UNITED_STATES);
    }

    @Test
    void aWordThatHoldsACueIsNone() {
        assertThat(counts("Sirenate selection pollen Trumpeters Bushel nsa")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "the Supreme Court's ruling, Supreme Court|ruling",
        "PROTESTERS and protest, protest*",
        "House of Representatives, House of Representatives",
        "House of straw, ''",
        "a far-right party, far right|party",
        "the U.S. Senate, U.S. Senate",
        "Gov. Holt, Gov.",
        "an Elysee official, Elysee|official"
    })
    void theLongestCueIsTaken(String text, String cues) {
        assertThat(counts(text).keySet())
                .extracting(Cues.Cue::text)
                .containsExactlyInAnyOrder(cues.isEmpty() ? new String[0] : cues.split("\\|"));
    }

    @Test
    void theWordsOfAnotherSubjectCountAgainstPolitics() {
        String politics = "The governor's veto of the bill went to the court after the vote. ";
        assertThat(politics(politics)).isEqualTo(Politics.UNITED_STATES);
        Subject sport = subject(politics + "The goalie's shutout, a late touchdown, two wickets, a homer in the last "
                + "inning, the coach, the stadium, playoffs, a quarterback and a goal by the striker filled the rest.");
        assertThat(sport.politics()).isEqualTo(Politics.NONE);
        assertThat(sport.reason()).hasValueSatisfying(reason -> assertThat(reason)
                .startsWith("not politics: ")
                .contains("sport"));
    }

    @Test
    void theCountryThatHasMoreNamesIsTheOneThatItIsAbout() {
        String vote = "The vote on the budget split the ruling coalition, and opponents of the reform called a protest. ";
        assertThat(politics(vote)).isEqualTo(Politics.OTHER);
        assertThat(politics(vote + "Norway's finance minister resigned in Oslo. Trump said nothing."))
                .isEqualTo(Politics.OTHER);
        assertThat(politics(vote + "In Norway President Trump, Republicans in Congress and the Pentagon waited; the State "
                        + "Department and the White House told American reporters in Washington why."))
                .isEqualTo(Politics.UNITED_STATES);
        assertThat(subject(vote).reason()).hasValueSatisfying(reason -> assertThat(reason)
                .startsWith("politics outside the United States: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a ", "senator", "x", "tax ", "House of ", "Federal ", "pro'pro.pro&", "vice president of "})
    @Timeout(20)
    void hostileTextsTakeNoTime(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        assertThat(Subject.of(text, List.of(text)).words()).isPositive();
    }

    @Test
    void whatIsSetInShortLinesOrSignsIsNoArticle() {
        String politics = "The Senate voted on the bill that the governor wants. ";
        String lines = politics.replace(" the ", "\nthe ").repeat(4);
        assertThat(subject(lines).reason()).hasValueSatisfying(reason -> assertThat(reason).contains("short lines"));
        assertThat(subject("The Senate, that old and weather-beaten barn, where every bill goes in,\n".repeat(9))
                        .reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("short lines"));
        assertThat(subject("votes[i] = {senate: bill, voters: 3};\n" + politics).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("code"));
        assertThat(politics(politics.replace(" ", "\u200B\u200B\u200B\u200B\u200B ").repeat(9)))
                .isEqualTo(Politics.UNITED_STATES);
    }

    private static Politics politics(String text) {
        return subject(text).politics();
    }

    private static Subject subject(String text) {
        return Subject.of(text, List.of(text));
    }

    private static Map<Cues.Cue, Integer> counts(String text) {
        Map<Cues.Cue, Integer> counts = new HashMap<>();
        Cues.bundled().count(text, counts);
        return counts;
    }
}
