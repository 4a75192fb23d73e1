package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import news.parallax.text.NormalizedText;
import news.parallax.text.Sentences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NamesTest {
    @Test
    void findsWhomAColumnIsAbout() {
        assertThat(names(Articles.COLUMN)).startsWith("Marian Holt", "Luis Ortega");
    }

    @Test
    void findsThePlaceAndThePersonOfAReport() {
        assertThat(names(Articles.HARBOUR)).containsExactlyInAnyOrder("Ines Moreau", "Kestrel Bay");
    }

    @Test
    void findsNamesBetweenOddCharacters() {
        assertThat(names(Articles.ODD)).startsWith("Luis Ortega");
    }

    @Test
    void aSurnameAtTheBeginningOfSentencesCountsForTheFullName() {
        assertThat(names("Then came Ada Quist. Quist won. Quist left. Nobody knew Bo Lind. They saw Bo Lind."))
                .containsExactly("Ada Quist", "Bo Lind");
    }

    @Test
    void wordsThatOnlyBeginSentencesAreNoNames() {
        assertThat(names("Rain fell. Rain stopped. Streets dried. Streets filled. Then everybody went home."))
                .isEmpty();
    }

    @Test
    void namesWithApostrophesHyphensAndParticlesAreWhole() {
        assertThat(names("We met Rory O'Brien. We met Rory O'Brien. We met Ana Ruiz-Soto. We met Ana Ruiz-Soto."
                        + " We met Jan van Dam. We met Jan van Dam."))
                .containsExactlyInAnyOrder("Rory O'Brien", "Ana Ruiz-Soto", "Jan van Dam");
    }

    @Test
    void headingsInCapitalsAreNoNames() {
        assertThat(
                        names(
                                "Storm Hits The Quiet Harbour Town Again\n\nA storm hit us.\n\nStorm Hits The Quiet Harbour Town Again"))
                .isEmpty();
    }

    @Test
    void fewNamesAreKept() {
        StringBuilder text = new StringBuilder();
        for (char c = 'A'; c <= 'Z'; c++) {
            text.append("We saw ").append(c).append("anne Smit").append(c).append(". ".repeat(1));
        }
        assertThat(names(text.toString().repeat(2))).hasSize(5);
    }

    @Test
    @Timeout(20)
    void hostileSentencesTakeNoTimeAndNoStack() throws InterruptedException {
        List<String> hostile = List.of(
                "A-".repeat(1_000),
                "Aa ".repeat(700),
                "A.".repeat(1_000),
                "Aa-B'C.".repeat(300),
                "A de ".repeat(400),
                "X".repeat(2_000));
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            sentences.addAll(hostile);
        }
        Throwable[] failure = new Throwable[1];
        Thread small = new Thread(null, () -> Names.mostMentioned(sentences), "small stack", 128 * 1024);
        small.setUncaughtExceptionHandler((thread, e) -> failure[0] = e);
        small.start();
        small.join();
        assertThat(failure[0]).isNull();
    }

    @Test
    @Timeout(20)
    void aMebibyteOfDifferentNamesIsRead() {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            sentences.add("we saw " + name(i) + " " + name(i * 7) + ".");
        }
        assertThat(Names.mostMentioned(sentences)).hasSizeLessThanOrEqualTo(5);
    }

    private static String name(int i) {
        StringBuilder name = new StringBuilder("Q");
        for (int rest = i; rest > 0; rest /= 26) {
            name.append((char) ('a' + rest % 26));
        }
        return name.toString();
    }

    private static List<String> names(String text) {
        return Names.mostMentioned(Sentences.of(text).stream()
                        .map(sentence -> NormalizedText.of(text, sentence.begin(), sentence.end())
                                .value())
                        .toList())
                .stream()
                .map(Target::name)
                .toList();
    }
}
