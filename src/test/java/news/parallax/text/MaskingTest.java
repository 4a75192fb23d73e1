package news.parallax.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A spokesman told {Fox News} and {the New York Times} that it was over.",
                "{USA TODAY}/{ABC News} poll: a tie",
                "{TheBlaze}, {Hot Air} and {HotAir} agreed with {U.S. News & World Report}.",
                "{THE WASHINGTON POST} WAS WRONG",
                "A {Washington Post}-{ABC News} poll.",
                "It was on {CNN}'s air; {NPR}, too.",
                "{The Times} reported it, and {the Post} did not.",
                "He told {the Times} Monday that he would go.",
                "She wrote in {The Nation} that the nation was tired.",
                "It ran in {The Atlantic}, not on the Atlantic coast.",
                "She told {Time} that time was short.",
                "{Reason} magazine gave a reason.",
                "({Time}) had it first.",
                "He said on {Fox} that a fox ran by.",
                "{Slate}'s Ruth Okafor argued for a clean slate.",
                "See {nytimes.com} and {video.foxnews.com}, but not HealthCare.gov or Amazon.com.",
                "Read {https://example.org/a?b=1}, or {www.example.com/x}.",
                "Write to {desk@example.org}.",
                "RT {@nytimes}, {@CNNPolitics}, {@AnnaLindNBC @CNN} @ruthokafor @potus",
                "{WASHINGTON (AP) --} The Senate met.",
                "{HANOI, Vietnam --} The president left.",
                "{Paris (AFP) -} The march went on.",
                "{(CNN)} The mayor resigned.",
                "{NEW YORK (Reuters) -} Shares fell, {Reuters} reported."
            })
    void hidesWhatNamesAnOutlet(String marked) {
        assertThat(marked(Masking.LISTED, marked)).isEqualTo(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Time will tell for what reason the nation waited this week on the hill.",
                "The Nation is at war.",
                "The Week began badly.",
                "Fox hunting is banned, said Vicente Fox.",
                "Times Square and the Post Office were closed.",
                "He met the Guardian Council, and the Independent candidate.",
                "The Journal of Medicine was cited.",
                "Vice President Alvarez spoke; Mike Bloomberg, too, and Steve Forbes.",
                "He watched the sun set over the Atlantic.",
                "NRA -- The group was silent.",
                "GOP -- and nobody else",
                "WASHINGTON is quiet.",
                "It was a 5-4 vote -- A close call.",
                "The council of foreign affairs met the ministry of Foreign Affairs.",
                "The town hall was full.",
                "xCNNx and CNNs",
                "He joined the Federalist Society.",
                "Read the bill, i.e. the law, at 9 a.m. or so.",
                "Npr and Cnn",
                ""
            })
    void leavesWordsAlone(String sentence) {
        assertThat(Masking.LISTED.hidden(sentence)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The Common Loom | {The Common Loom} said that {COMMON LOOM} and {the Common Loom}'s desk knew; a common loom.",
                "Ironwood Standard - News | In {the Ironwood Standard}, the ironwood standard",
                "Port Amity Ledger (Web) | {Port Amity Ledger} poll",
                "loomnews.com | {Loom News}, {LoomNews} and {loomnews.com}",
                "TheFreeQuay | {The Free Quay} and {TheFreeQuay}",
                "Die S\u00fcddeutsche | {Die Suddeutsche}",
                "Slate | {Slate} has learned of the slate.",
                "Reason | Reason dictates it, as {Reason} has shown, for that reason.",
                "The Nation | For {The Nation}, and for the nation",
                "News | News is slow. It told {News} that the News was old.",
                "The | The end of The End",
                "A | A man, A plan",
                "UQ | UQ won.",
                "538 | Votes: 538",
                "President | President Alvarez told {President} so.",
                "Fox Online News | {Fox Online News} had it."
            })
    void hidesATextsOwnOutlet(String outlet, String marked) {
        assertThat(marked(Masking.of(outlet), marked)).isEqualTo(marked);
    }

    @Test
    void anUnknownNameIsHiddenInItsOwnTextAlone() {
        String sentence = "The Common Loom reported it.";
        assertThat(Masking.LISTED.hidden(sentence)).isEmpty();
        assertThat(Masking.of("Aldine Courant").hidden(sentence)).isEmpty();
        assertThat(Masking.of("Common Loom").hidden(sentence)).containsExactly(new Span(0, 15));
        assertThat(Masking.of(null)).isSameAs(Masking.LISTED);
    }

    @RepeatedTest(200)
    void spansLieApartInOrderWhateverTheText(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String[] parts = {
            "CNN",
            "Fox",
            "News",
            "the",
            "The",
            "Times",
            "@",
            "nytimes",
            ".com",
            "https://",
            "(AP)",
            " -- ",
            " - ",
            "(",
            ")",
            "WASHINGTON",
            "told",
            "'s",
            "/",
            "&",
            "\uD83D\uDE00",
            "\uD83D",
            "Loom",
            "Common",
            ".",
            " ",
            " ",
            " ",
            " ",
            "\"",
            "U.S."
        };
        String raw = random.ints(1 + random.nextInt(40), 0, parts.length)
                .mapToObj(i -> parts[i])
                .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
        String text = NormalizedText.of(raw).value();
        Masking masking = Masking.of(random.nextBoolean() ? "Common Loom" : null);
        int behind = -1;
        for (Span span : masking.hidden(text)) {
            assertThat(span.begin()).isGreaterThan(behind);
            assertThat(span.length()).isPositive();
            assertThat(span.end()).isLessThanOrEqualTo(text.length());
            behind = span.end();
        }
        assertThat(masking.hidden(text)).isEqualTo(masking.hidden(text));
    }

    /** A text made to be slow costs no more than any other of its length. */
    @ParameterizedTest
    @ValueSource(
            strings = {"a.", "A-", "Aa ", "A.B", "1-", "a/", "@a.", "told the Times ", "AAAA", "(", "Loom ", "/ap A"})
    void nothingIsSlow(String part) {
        String sentence = NormalizedText.of(part.repeat(2_000 / part.length())).value();
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            Masking.of("Loom").hidden(sentence);
            Furniture.is(sentence.substring(0, 1_200));
        }
        assertThat((System.nanoTime() - start) / 20).isLessThan(100_000_000L);
    }

    private static String marked(Masking masking, String marked) {
        String sentence = marked.replace("{", "").replace("}", "");
        StringBuilder out = new StringBuilder(sentence);
        List<Span> hidden = masking.hidden(sentence);
        for (int i = hidden.size() - 1; i >= 0; i--) {
            out.insert(hidden.get(i).end(), '}').insert(hidden.get(i).begin(), '{');
        }
        return out.toString();
    }

    /** Labels of ever changing length cost a stack frame each in a pattern without a bound. */
    @ParameterizedTest
    @ValueSource(strings = {"a@b.cc|\u2488\u2491|990", "a@b.|\u33c2x|990", "a@b|.cc.c|4000"})
    void anAddressWithoutEndIsNoProblem(String parts) throws InterruptedException {
        String[] part = parts.split("\\|");
        String hostile = NormalizedText.of(part[0] + part[1].repeat(Integer.parseInt(part[2])))
                .value();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread small = new Thread(null, () -> Masking.LISTED.hidden(hostile), "small stack", 256 * 1024);
        small.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
        small.start();
        small.join();
        assertThat(failure.get()).isNull();
    }
}
