package news.parallax.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the cases a bar ¦ marks each expected cut, ¶ a line break. */
class SentencesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The U.S. economy grew.¦ Nobody cheered.",
                "He lives in the U.S.¦ The rest of the family stayed.",
                "The U.S. Senate sat near Washington, D.C. on Monday.¦ It adjourned.",
                "Washington, D.C.¦ The city sleeps.",
                "The U.N. Security Council met.¦ It failed.",
                "The F.B.I. said so.¦ The C.I.A. did not.",
                "Sen. Jane Doe, D-Calif., said no.¦ Then she left.",
                "Rep. Bob Roe (R-Fla.) voted against it.¦ His party did not.",
                "Gov. Lund, R-Ga., and Sen. Lee, D-Mass., agreed.¦ They rarely do.",
                "He was born in Jackson, Miss.¦ The town is small.",
                "I saw the miss.¦ Doe saw it too.",
                "She arrived at 9 a.m. on Monday.¦ Work began at 10 p.m.¦ Nobody complained.",
                "The call is at 5 p.m. Eastern time.¦ Dial in early.",
                "No. 5 is alive.¦ It is No. 1 in Jan. 2020.",
                "She said no.¦ He said yes.",
                "Nos. 3 and 4 lost.¦ Vol. 2 sold.",
                "They moved on Jan. 5.¦ On Feb. 6 they came back.",
                "Acme Inc. CEO Ann Lee resigned.¦ Acme Corp. rose 3.5 percent to $4.75.",
                "She left Acme Inc.¦ The company said so.",
                "J. K. Rowling met George W. Bush.¦ They talked.",
                "He met John F. Kennedy Jr. in Boston.¦ It was May.",
                "A. A. Milne wrote it.¦ A. Doe did not.",
                "He has a Ph.D. in law, e.g. tax law, i.e. money.¦ She has none.",
                "Dr. Smith and Mrs. Jones met Gen. Brown at Ft. Hood.¦ It rained.",
                "All the way to St. Louis.¦ Then on to Mt. Hood.",
                "Prof. Lee et al. wrote it.¦ See Fig. 3 and p. 12.",
                "Approx. five men vs. ten women.¦ Fair?",
                "There is no plan B.¦ The talks go on.",
                "It was me, not I.¦ Then he left.",
                "Elizabeth II.¦ The queen died.",
                "It costs 3.5 dollars.¦ 3 people paid.¦ In 2020.¦ 5 more came.",
                "The House voted 220-210.¦ The Senate waits.",
                "1. Introduction to it.¶¦2. The rest of it.",
                "Well... maybe not.¦ He paused…¦ Then he spoke.",
                "It was . . . odd.¦ Very odd.",
                "The ferry… but this winter it stays in port.",
                "Is it so?!¦ Yes!!!¦ No...",
                "“I won.”¦ She smiled.",
                "“Who cares?” he said.¦ Nobody did.",
                "“Who cares?” Ms. Doe asked.¦ Nobody did.",
                "\"Stop!\" she cried.¦ They stopped.",
                "He said, “We won.”¦ Then he left.",
                "He said 'We won.'¦ Then he left.",
                "She asked, \"Why?\"¦ He shrugged.",
                "“It ends here.¦ It ends now,” she said.¦ He agreed.",
                "‘We will fight,’ he said.¦ ‘And we will win.’¦ So he left.",
                "«Nous avons gagné.»¦ Il partit.",
                "« Bonjour. »¦ Il partit.",
                "„Wir haben gewonnen.“¦ Er ging.",
                "He paid $5 million.¦ \"Too much,\" she said.",
                "The book “Who Are We?” is out.¦ Read it.",
                "(She stayed.)¦ He left.",
                "He left (she stayed.).¦ Then it ended.",
                "The end.[3]¦ Next came spring.",
                "Visit example.com/a.b?c=d.¦ Write to a.b@example.org.¦ Thanks.",
                "Use Node.js and System.out now.¦ It works.",
                "Yahoo! Finance reported it.¦ Great!¦ More later.",
                "eBay rose.¦ iPhone sales fell.¦ eBay fell.",
                "We won! 🎉🎉",
                "We won!🎉¦ They lost 👩\u200D👩\u200D👧 again.",
                "i went home.¦ it was late.¦ nobody called.",
                "BREAKING NEWS.¦ SEN. DOE RESIGNS.",
                "He left the room.¦Then he came back.",
                "They call it a tax.¦\"It is bad,\" he said.",
                "It began Oct. 1.¦Many of them left.",
                "他来了。¦我走了。",
                "PORT LUND (AP) — The Senate voted.¦ It passed.",
                "Prices\u00A0rose.¦\u00A0Wages\u00A0fell.",
            })
    void cutsWhereAReaderWould(String marked) {
        assertCuts(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ferry deal splits council¶¦The council met on Monday.¦ It argued.",
                "It was late.¶¦Leave a Reply",
                "It rained.¶\u00A0¶¦Ferry to sail again | The  Quay¶\u00A0¶¦After a long winter, it sailed.",
                "The council met on Monday to discuss\u0020¶the ferry and the port.",
                "The harbour asked for¶¶money to mend its old crane.¦ It waited.",
                "The notice on the pier said only this:¶¦“No ferry until spring.”¦ He left.",
                "The minister flew to¶Lisbon on Monday.",
                "He works for the U.S.¶government in Lisbon.",
                "Canada is moving¶¦Canada is waiting",
                "It rained.¶¶¦the end",
                "Phones¶¦iPhone sales fell.",
                "The council of the town of Lund met on Monday to talk about Mayor¶Jane Doe and"
                        + " the ferry that will no longer run to the island of¶Ven.¦ It did"
                        + " not decide anything about the ferry or two ports.¦ Then¶it rose.",
                "One line\u2028¦Another line",
                "Windows line.\r\n¦Next line",
                "A paragraph\u2029¦Another",
                "It rained.¶¶* * *¶¶¦It snowed.",
                "***¶It rained.",
            })
    void readsLineBreaks(String marked) {
        assertCuts(marked);
    }

    @Test
    void anEmptyOrWordlessTextHasNoSentence() {
        for (String text : List.of("", " \n\u00A0\n", "!!! ... ***", "\u200B", "\uD83C\uDF89", "\uD800", "\u0000")) {
            assertThat(Sentences.of(text)).as(text).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "“We will never give this up,” she said.",
                "“Who cares?”",
                "\"No comment from us today,\" he said.",
                "'We will never give this up,' she said.",
                "«We will never give this up,» she said.",
            })
    void aSentenceIsQuotedWhenMostOfItIs(String text) {
        assertThat(Sentences.of(text)).extracting(Sentence::quoted).containsExactly(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "They “ended” it.",
                "A “bold new deal” it is.",
                "He said on Monday in the capital that they would “not give it up.”",
                "“No,” he said.",
                "It is the workers' plan and the owners' plan.",
            })
    void aSentenceIsItsAuthorsWhenMostOfItIs(String text) {
        assertThat(Sentences.of(text)).extracting(Sentence::quoted).containsExactly(false);
    }

    private static void assertCuts(String marked) {
        String lines = marked.replace('¶', '\n');
        String text = lines.replace("¦", "");
        List<String> expected =
                List.of(lines.split("¦")).stream().map(SentencesTest::trimmed).toList();
        assertThat(Sentences.of(text))
                .extracting(sentence -> text.substring(sentence.begin(), sentence.end()))
                .containsExactlyElementsOf(expected);
    }

    private static String trimmed(String text) {
        return text.replaceAll("^[\\s\u00A0\u2028\u2029]+|[\\s\u00A0\u2028\u2029]+$", "");
    }
}
