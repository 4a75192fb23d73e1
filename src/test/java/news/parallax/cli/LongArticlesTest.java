package news.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import news.parallax.text.Sentences;
import org.junit.jupiter.api.Test;

class LongArticlesTest {
    @Test
    void theSameSentencesStandElsewhere() {
        List<AuditRow.Version> telling = versions("A loud word about town number %d.", 5);
        List<AuditRow.Version> plain = versions("The bus number %d left the square.", 30);
        List<String> texts = LongArticles.places(telling, plain, 120).stream()
                .map(AuditRow.Version::text)
                .toList();
        assertThat(texts).hasSize(3);
        assertThat(texts).allSatisfy(text -> assertThat(Sentences.of(text)).hasSize(120));
        assertThat(texts.stream().map(text -> sorted(text))).containsOnly(sorted(texts.get(0)));
        assertThat(first(texts.get(0))).isZero();
        assertThat(first(texts.get(1))).isEqualTo(57);
        assertThat(first(texts.get(2))).isEqualTo(115);
        assertThat(LongArticles.places(telling, plain, 120).stream().map(AuditRow.Version::text))
                .isEqualTo(texts);
    }

    private static List<AuditRow.Version> versions(String sentence, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new AuditRow.Version("", sentence.formatted(i), "town"))
                .toList();
    }

    private static List<String> sentences(String text) {
        return List.of(text.split("(?<=\\.)\\s+"));
    }

    private static List<String> sorted(String text) {
        return sentences(text).stream().sorted().toList();
    }

    private static int first(String text) {
        List<String> sentences = sentences(text);
        return IntStream.range(0, sentences.size())
                .filter(i -> sentences.get(i).startsWith("A loud word"))
                .findFirst()
                .orElseThrow();
    }
}
