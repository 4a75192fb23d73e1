package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The search among the words of one sentence, with values that are made up. */
class PullingWordsTest {
    private static final String SENTENCE = "Cornered and broke, the ministry grasps at one last desperate loan today.";

    /** The sentence stands where its words put it together. */
    private static ToDoubleFunction<String> sum(Map<String, Double> weights) {
        return text -> weights.entrySet().stream()
                .filter(weight -> text.contains(weight.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static Explanation search(String sentence, ToDoubleFunction<String> value) {
        PullingWords search = new PullingWords(sentence, value.applyAsDouble(sentence));
        for (List<String> asked = search.next(); !asked.isEmpty(); asked = search.next()) {
            search.answer(asked.stream().mapToDouble(value).toArray());
        }
        return search.found(100, 100 + sentence.length(), true);
    }

    private static List<String> texts(Explanation explanation) {
        return explanation.words().stream().map(Explanation.Word::text).toList();
    }

    @Test
    void theWordsThatPullAreNamedInTheOrderOfTheText() {
        Explanation found = search(SENTENCE, sum(Map.of("Cornered", -0.25, "desperate", -0.4, "broke", -0.2)));
        assertThat(texts(found)).containsExactly("Cornered", "broke", "desperate");
        assertThat(found.value()).isEqualTo(-0.85, within(1e-9));
        assertThat(found.valueWithout()).isEqualTo(0, within(1e-9));
        assertThat(found.words()).extracting(Explanation.Word::effect).satisfies(effects -> {
            assertThat(effects.get(0)).isEqualTo(-0.25, within(1e-9));
            assertThat(effects.get(1)).isEqualTo(-0.2, within(1e-9));
            assertThat(effects.get(2)).isEqualTo(-0.4, within(1e-9));
        });
        assertThat(found.begin()).isEqualTo(100);
        assertThat(found.quoted()).isTrue();
        assertThat(found.words().get(1).begin())
                .isEqualTo(100 + SENTENCE.indexOf("broke"))
                .isEqualTo(found.words().get(1).end() - "broke".length());
    }

    @Test
    void wordsOfWhichEachSufficesAreFoundTogether() {
        ToDoubleFunction<String> either = text -> {
            double votes = Stream.of("Cornered", "desperate", "last")
                    .filter(text::contains)
                    .count();
            return 0.9 * (votes == 0 ? 0 : 1 - Math.pow(0.05, votes));
        };
        Explanation found = search(SENTENCE, either);
        assertThat(texts(found)).containsExactly("Cornered", "last", "desperate");
        assertThat(found.valueWithout()).isZero();
    }

    @Test
    void wordsThatPullTheOtherWayOrNotAtAllAreLeftOut() {
        assertThat(texts(search(SENTENCE, sum(Map.of("desperate", 0.5, "loan", -0.2)))))
                .containsExactly("desperate");
        Explanation nothing = search(SENTENCE, text -> 0.4);
        assertThat(nothing.words()).isEmpty();
        assertThat(nothing.valueWithout()).isNull();
        assertThat(search(SENTENCE, text -> text.equals(SENTENCE) ? 0.4 : 0.6).words())
                .isEmpty();
    }

    @Test
    void noMoreThanAThirdOfTheWordsAreNamed() {
        Map<String, Double> all = new TreeMap<>();
        Stream.of(SENTENCE.replaceAll("[,.]", "").split(" ")).forEach(word -> all.put(word, -0.02));
        Stream.of("Cornered", "broke", "grasps", "last", "desperate").forEach(word -> all.put(word, 0.17));
        assertThat(texts(search(SENTENCE, sum(all)))).hasSize(4);
        assertThat(texts(search("Desperate and broke indeed.", sum(Map.of("Desperate", 0.4, "broke", 0.3)))))
                .containsExactly("Desperate");
        assertThat(texts(search("So desperate!", sum(Map.of("desperate", 0.4)))))
                .containsExactly("desperate");
        assertThat(search("Desperate!", text -> text.equals("Desperate!") ? 0.5 : 0)
                        .words())
                .isEmpty();
    }

    @Test
    void anEndlessSentenceIsTriedAsFarAsItsSixtiethWord() {
        String sentence = "word ".repeat(59) + "desperate " + "word ".repeat(60) + "broke.";
        PullingWords search = new PullingWords(sentence, 0.5);
        assertThat(search.next()).hasSize(60).contains(sentence.replace("desperate", ""));
        assertThat(texts(search(sentence, sum(Map.of("desperate", 0.3, "broke", 0.3)))))
                .containsExactly("desperate");
    }

    @Test
    void whatIsCutOutIsTheWordAndNothingElse() {
        PullingWords search = new PullingWords("\u201CWe\u2019re done,\u201D \uD83D\uDE22 he\u00A0said\r\ntwice.", 1);
        assertThat(search.next())
                .containsExactly(
                        "\u201C done,\u201D \uD83D\uDE22 he\u00A0said\r\ntwice.",
                        "\u201CWe\u2019re ,\u201D \uD83D\uDE22 he\u00A0said\r\ntwice.",
                        "\u201CWe\u2019re done,\u201D \uD83D\uDE22 \u00A0said\r\ntwice.",
                        "\u201CWe\u2019re done,\u201D \uD83D\uDE22 he\u00A0\r\ntwice.",
                        "\u201CWe\u2019re done,\u201D \uD83D\uDE22 he\u00A0said\r\n.");
    }
}
