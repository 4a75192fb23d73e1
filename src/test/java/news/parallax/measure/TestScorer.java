package news.parallax.measure;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import news.parallax.model.ModelService;
import news.parallax.model.TestModel;
import org.jspecify.annotations.Nullable;

/** A scorer on the model that ships, without a service around it. */
public final class TestScorer {
    private static final class Shared {
        static final Scorer SCORER = scorer();
    }

    private TestScorer() {}

    public static Scorer scorer() {
        return scorer(TestModel.service(), 64, 2_500_000);
    }

    public static Scorer scorer(ModelService models, int requests, long characters) {
        return new Scorer(models, encoder(models), new Settings(requests, characters, 8), new SimpleMeterRegistry());
    }

    /** Encodes axes by this model alone. */
    public static AxisEncoder encoder(ModelService models) {
        return new AxisEncoder(TestModel.installed(models), 2_500_000);
    }

    static Scores score(String text) {
        return score(new Submission(text, null, "en", List.of()));
    }

    static Scores score(String text, @Nullable String title, String... targets) {
        return score(new Submission(text, title, "en", List.of(targets)));
    }

    static Scores score(Submission submission) {
        return Shared.SCORER.score(submission).await().indefinitely();
    }

    private record Settings(int maxRequests, long maxCharacters, int threads) implements ScoringSettings {}
}
