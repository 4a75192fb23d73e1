package news.parallax.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SentenceSignatureTest {
    private static SentenceSignature one(String sentence) {
        List<SentenceSignature> signatures = SentenceSignature.of(sentence);
        assertThat(signatures).hasSize(1);
        return signatures.get(0);
    }

    private static List<String> words(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> random.ints(5, 'a', 'z' + 1)
                        .mapToObj(c -> String.valueOf((char) c))
                        .collect(Collectors.joining()))
                .toList();
    }

    private static Set<List<String>> shingles(List<String> words) {
        Set<List<String>> shingles = new HashSet<>();
        for (int i = 0; i + 3 <= words.size(); i++) {
            shingles.add(words.subList(i, i + 3));
        }
        return shingles;
    }

    @Test
    void estimatesTheShareOfShinglesInCommon() {
        Random random = new Random(7);
        double squares = 0;
        int tries = 400;
        for (int i = 0; i < tries; i++) {
            List<String> left = words(random, 30);
            List<String> right = new ArrayList<>(left.subList(0, random.nextInt(31)));
            right.addAll(words(random, 30 - right.size()));
            Set<List<String>> common = shingles(left);
            common.retainAll(shingles(right));
            double exact = (double) common.size() / (56 - common.size());
            double estimate = one(String.join(" ", left)).similarity(one(String.join(" ", right)));
            assertThat(estimate).isCloseTo(exact, within(0.3));
            squares += (estimate - exact) * (estimate - exact);
        }
        // Of 64 values: at most √(¼ / 64), and on average over all shares less.
        assertThat(Math.sqrt(squares / tries)).isBetween(0.02, 0.0625);
    }

    @Test
    void theSameSentenceHasTheSameValuesHoweverItIsTyped() {
        SentenceSignature typed = one("The mayor’s plan — “bold”, she said — won’t cost the city 1,200 jobs.");
        SentenceSignature plain = one("THE MAYOR'S PLAN -- \"bold\", she said -- won't  cost the city 1,200 jobs.");
        assertThat(typed.values()).isEqualTo(plain.values());
        assertThat(typed.similarity(plain)).isEqualTo(1);
        assertThat(typed.words()).isEqualTo(plain.words()).isEqualTo(12);
    }

    @Test
    void sentencesWithoutAShingleInCommonAreNotAlike() {
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            SentenceSignature left = one(String.join(" ", words(random, 20)));
            assertThat(left.similarity(one(String.join(" ", words(random, 20)))))
                    .isLessThan(0.1);
        }
    }

    @Test
    void standsWhereTheSentenceStandsAndLeavesFurnitureOut() {
        String text = "Ferries stopped at noon.\n\nSign up for our newsletter\n\n“We will not sail,” said the master.";
        List<SentenceSignature> signatures = SentenceSignature.of(text);
        assertThat(signatures).hasSize(2);
        assertThat(text.substring(signatures.get(0).begin(), signatures.get(0).end()))
                .isEqualTo("Ferries stopped at noon.");
        assertThat(signatures.get(0).quoted()).isFalse();
        assertThat(text.substring(signatures.get(1).begin(), signatures.get(1).end()))
                .startsWith("“We will");
        assertThat(SentenceSignature.of("")).isEmpty();
        assertThat(SentenceSignature.of("\uD800 ?! \u0000")).isEmpty();
    }

    @Test
    void refusesWhatIsNoSignature() {
        assertThatThrownBy(() -> new SentenceSignature(0, 1, 1, false, new byte[3]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SentenceSignature(2, 1, 1, false, new byte[SentenceSignature.VALUES]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
