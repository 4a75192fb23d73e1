package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import news.parallax.text.Span;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No name of an outlet moves a value, on the model that ships. */
class MaskedScoresTest {
    private static final double MEAN_SHIFT = 0.05;

    private static final String STORY = "%s reported that Republicans in the Senate blocked the bill on Tuesday. "
            + "Two Democrats told %s that they would try again before the midterms. "
            + "The White House said that the president would sign it. "
            + "A poll for %s found that most voters in Ohio want the law.";

    @ParameterizedTest
    @ValueSource(
            strings = {"Fox News", "MSNBC", "The New York Times", "Breitbart News", "the Daily Wire", "The Common Loom"
            })
    void whoseStoryItIsDoesNotShow(String outlet) {
        Scores expected = score(story("CNN"), "CNN");
        Scores scores = score(story(outlet), outlet);
        assertThat(scores.measures().lean().value())
                .isCloseTo(expected.measures().lean().value(), within(1e-6));
        assertThat(scores.measures().loadedLanguage().value())
                .isCloseTo(expected.measures().loadedLanguage().value(), within(1e-6));
    }

    @Test
    void theOwnNameInOrOutHardlyMovesTheLean() throws IOException {
        List<Double> putInFront = new ArrayList<>();
        List<Double> toldWithIt = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("models", "data", "outlet-names.jsonl"))) {
            JsonNode row = new ObjectMapper().readTree(line);
            String outlet = row.path("outlet").asText();
            double bare = lean(row.path("bare").asText(), outlet);
            putInFront.add(Math.abs(lean(outlet + ": " + row.path("bare").asText(), outlet) - bare));
            toldWithIt.add(Math.abs(lean(row.path("named").asText(), outlet) - bare));
        }
        assertThat(putInFront).hasSizeGreaterThanOrEqualTo(24);
        assertThat(mean(putInFront)).isLessThan(MEAN_SHIFT);
        // "The senators told CNN that" for "the senators said that": other words come and go with the name, in four or
        // five sentences.
        assertThat(mean(toldWithIt)).isLessThan(2 * MEAN_SHIFT);
    }

    private static double mean(List<Double> shifts) {
        return shifts.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Test
    void pageFurnitureCountsIntoLoadedLanguageButNotIntoLean() {
        String story = story("CNN");
        Scores plain = score(story, "CNN");
        Scores framed = score(
                "By Ruth Okafor\n\n" + story + "\n\nSign up for our daily newsletter.\n\nCopyright 2019 CNN", "CNN");
        assertThat(framed.measures().loadedLanguage().n())
                .isEqualTo(plain.measures().loadedLanguage().n() + 3);
        assertThat(framed.measures().lean().n())
                .isEqualTo(plain.measures().lean().n());
        assertThat(framed.measures().lean().value())
                .isCloseTo(plain.measures().lean().value(), within(1e-6));
        assertThat(framed.sentences().stream().map(SentenceReading::furniture))
                .containsExactly(true, false, false, false, false, true, true);
    }

    @Test
    void aTextOfFurnitureHasNoLean() {
        Scores scores = score("Read more: Congress\n\nSign up for our newsletter.\n\nRelated: Senate Democrats", null);
        assertThat(scores.measures().lean()).isNull();
        assertThat(scores.abstained()).extracting(Abstention::measure).contains("lean");
        assertThat(scores.measures().loadedLanguage()).isNotNull();
    }

    @Test
    void aMentionOfWhatIsHiddenStillHasItsPlaceAndTone() {
        String text = "Democrats called Fox News a disgrace. The senator praised na\u00efve \uFB01ction on Fox News.";
        Scores scores = TestScorer.score(new Submission(text, null, "en", null, List.of("Fox News")));
        List<MentionReading> mentions = scores.sentences().stream()
                .flatMap(sentence -> sentence.mentions().stream())
                .toList();
        assertThat(mentions)
                .extracting(mention -> text.substring(mention.begin(), mention.end()))
                .containsExactly("Fox News", "Fox News");
        assertThat(scores.targets().get(0).tone()).isNotNull();
    }

    @Test
    void markedSentencesAreMaskedToo() {
        List<List<SentenceReading>> read = TestScorer.scorer()
                .read(List.of(
                        new MarkedSentence("They told Fox News that it was over.", List.of(new Span(10, 18))),
                        new MarkedSentence("They told CNN that it was over.", List.of(new Span(10, 13)))))
                .await()
                .indefinitely();
        assertThat(read.get(0).get(0).loaded()).isEqualTo(read.get(1).get(0).loaded());
        assertThat(read.get(0).get(0).mentions().get(0).tone())
                .isEqualTo(read.get(1).get(0).mentions().get(0).tone());
    }

    private static String story(String outlet) {
        String capital = Character.toUpperCase(outlet.charAt(0)) + outlet.substring(1);
        return STORY.formatted(capital, outlet, outlet);
    }

    private static double lean(String text, String outlet) {
        return score(text, outlet).measures().lean().value();
    }

    private static Scores score(String text, @Nullable String outlet) {
        return TestScorer.score(new Submission(text, null, "en", outlet, List.of()));
    }
}
