package news.parallax.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import news.parallax.measure.SentenceReading;
import news.parallax.model.ModelId;
import org.junit.jupiter.api.Test;

class KnownErrorsTest {
    private static final List<SentenceReading> SENTENCES = MadeUpArticle.of("A", "one")
            .sentences(40, 0.5, 0, 0, new Random(1))
            .scored()
            .sentences();

    @Test
    void theShippedModelsErrorsAreKnown() throws IOException {
        String hash = Files.readString(Path.of("src/main/resources/news/parallax/model/parallax-en.sha256"))
                .strip();
        ClassShare share = KnownErrors.bundled()
                .shares(SENTENCES, new ModelId("parallax-en", "any", hash, "fp32"))
                .get("loaded_language");
        assertThat(share.sensitivity()).isBetween(0.8, 0.95);
        assertThat(share.specificity()).isBetween(0.75, 0.95);
        assertThat(share.labelled()).isEqualTo(508);
        assertThat(share.corrected())
                .isCloseTo(
                        (share.thresholded() + share.specificity() - 1)
                                / (share.sensitivity() + share.specificity() - 1),
                        within(1e-9))
                .isBetween(share.interval().low(), share.interval().high());
    }

    @Test
    void withoutKnownErrorsNothingIsCorrected() {
        ClassShare share =
                KnownErrors.bundled().shares(SENTENCES, MadeUpArticle.MODEL).get("loaded_language");
        assertThat(share.corrected()).isNull();
        assertThat(share.interval()).isNull();
        assertThat(share.labelled()).isZero();
        double loaded = SENTENCES.stream().filter(s -> s.loaded() >= 0.5).count() / 40.0;
        assertThat(share.thresholded()).isEqualTo(loaded);
        assertThat(share.expected()).isCloseTo(0.1 + 0.8 * loaded, within(1e-6));
        assertThat(KnownErrors.bundled().shares(List.of(), MadeUpArticle.MODEL)).isEmpty();
    }
}
