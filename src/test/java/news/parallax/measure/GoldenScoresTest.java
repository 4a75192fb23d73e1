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
 * What the model that ships said of the sample story when it was new: a change of these numbers is a change of the
 * product.
 */
class GoldenScoresTest {
    /** Numbers stand here with two decimals; other processors round differently far below that. */
    private static final double TOLERANCE = 0.006;

    @ParameterizedTest
    @CsvSource({
        "aldine-courant, 0.37, 0.00, 0.22",
        "ironwood-standard, 0.50, 0.54, -0.30",
        "northbank-wire, 0.04, 0.26, -0.02",
        "port-amity-ledger, 0.11, 0.01, 0.04",
        "the-common-loom, 0.52, 0.32, -0.37",
        "the-free-quay, 0.49, 0.30, -0.27"
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
