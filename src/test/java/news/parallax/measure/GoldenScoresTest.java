package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What parallax-en 1.0.0 said of the sample story when it was new: a change of these numbers is a change of the
 * product.
 */
class GoldenScoresTest {
    /** Numbers stand here with two decimals; other processors round differently far below that. */
    private static final double TOLERANCE = 0.006;

    @ParameterizedTest
    @CsvSource({
        "aldine-courant, 0.36, -0.06, 0.31",
        "ironwood-standard, 0.51, 0.38, -0.21",
        "northbank-wire, 0.05, 0.07, -0.01",
        "port-amity-ledger, 0.11, -0.07, 0.01",
        "the-common-loom, 0.49, 0.09, -0.37",
        "the-free-quay, 0.47, 0.41, 0.02"
    })
    void theSampleStoryIsScoredAsBefore(String file, double loaded, double lean, double tone) throws IOException {
        JsonNode article = new ObjectMapper()
                .readTree(Path.of("samples", "story", file + ".json").toFile());
        List<String> targets = new ArrayList<>();
        article.path("targets").forEach(target -> targets.add(target.asText()));

        Measures measures = TestScorer.score(new Submission(
                        article.path("text").asText(), article.path("title").asText(), null, targets))
                .measures();

        assertThat(measures.loadedLanguage().value()).isCloseTo(loaded, within(TOLERANCE));
        assertThat(measures.lean().value()).isCloseTo(lean, within(TOLERANCE));
        assertThat(measures.tone().value()).isCloseTo(tone, within(TOLERANCE));
    }
}
