package news.parallax.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the cases ⟦ and ⟧ enclose what is expected to be found, ¶ is a line break. */
class QuotationsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦“We will never give up,”⟧ she said. ⟦“This is the end of it.”⟧",
                "⟦\"We will never give up,\"⟧ she said. ⟦\"This is the end of it.\"⟧",
                "He said: ⟦«We will never give up»⟧ and left.",
                "Elle a dit : ⟦« Nous ne céderons jamais rien »⟧ et partit.",
                "Han sa: ⟦»Vi giver aldrig op igen«⟧ og gik.",
                "Er sagte: ⟦„Wir geben niemals wieder auf“⟧ und ging.",
                "Hon sa: ⟦”Vi ger aldrig upp igen”⟧ och gick.",
                "⟦‘We don’t give up the workers’ rights,’⟧ she said. ⟦‘Not in the ’90s, not now.’⟧",
                "⟦'We don't give up the workers' rights,'⟧ she said. ⟦'Not in the '90s, not now.'⟧",
                "⟦``We will never give up,''⟧ she said.",
                "⟦「我们永远不会放弃我们的权利」⟧他说。",
                "⟦“She told me ‘we will never give up’ and left,”⟧ he said.",
                "⟦\"She told me 'no way' and I left,\"⟧ he said.",
                "⟦‘She told me “we will never give up” and left,’⟧ he said.",
                "⟦\"A \"bold\" move by the council,\"⟧ he said.",
                "It was—⟦“as everyone could see”⟧—a mess.",
                "(⟦\"We will never give up,\"⟧ she said.)",
                "⟦\"He is 5'10\" tall and strong,\"⟧ she said.",
                "⟦“Who cares?”⟧",
                "He left. ⟦“Nobody cares.”⟧ Then she left.",
            })
    void findsQuotationsOfEveryStyle(String marked) {
        assertQuotations(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "They “ended” the “very long talks” in a 'bold' move.",
                "Don't touch James' book or the workers' plan, it's rock 'n' roll from the '90s.",
                "’Twas the dogs’ bowl, the cats’ basket and the ’60s’ sound that won.",
                "A 6\" pipe and a 5'10\" man met a 12' wall with 3/4\" bolts and 10' poles.",
                "A mark\" that stands behind a word quotes nothing that follows it at all.",
                "A mark that closes” without having been opened quotes nothing that follows.",
                "Marks alone: \"\"\"\"\"\"\"\" and nothing else behind them that matters.",
                "She joined the O’Brien and D’Arcy families’ union of sheep farmers’ sons.",
            })
    void isNotMisledByApostrophesPrimesAndScareQuotes(String text) {
        assertThat(Quotations.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦“We go on for a while.⟧¶¶⟦“We go on for longer.⟧¶¶⟦“We end it here,”⟧ she said. He left.",
                "⟦\"We go on for a while.⟧¶¶⟦\"We end it here,\"⟧ she said. He left.",
                "⟦‘We go on for a while.⟧¶¶⟦‘We end it here,’⟧ she said. He left.",
                "⟦“We go on for a while.⟧¶⟦And we end it here,”⟧ she said. He left.",
                "⟦“We forgot to close this one.⟧¶¶The next day it rained. Nobody came to the port.",
                "\"We forgot this one, he said. ⟦\"They did not forget it,\"⟧ she said.¶¶It rained on all of them.",
                "A stray ‘mark opens here, and then nothing.¶¶It rained on all of them.",
                "⟦“We were cut off by a¶line break in the middle,”⟧ she said.",
            })
    void readsParagraphsAsNewspapersDo(String marked) {
        assertQuotations(marked);
    }

    @Test
    void anUnclosedMarkDoesNotSwallowAnArticleOfOneParagraph() {
        String article = "“We forgot to close this one. " + "The next day it rained on the port. ".repeat(60);
        assertThat(Quotations.of(article)).isEmpty();
        assertThat(Sentences.of(article)).noneMatch(Sentence::quoted);
    }

    private static void assertQuotations(String marked) {
        String lines = marked.replace('¶', '\n');
        String text = lines.replaceAll("[⟦⟧]", "");
        List<String> expected = Pattern.compile("⟦([^⟧]*)⟧")
                .matcher(lines)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(Quotations.of(text))
                .extracting(span -> text.substring(span.begin(), span.end()))
                .isEqualTo(expected);
    }
}
