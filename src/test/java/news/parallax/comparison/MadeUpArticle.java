package news.parallax.comparison;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import news.parallax.article.ScoredArticle;
import news.parallax.article.View;
import news.parallax.measure.Abstention;
import news.parallax.measure.Axis;
import news.parallax.measure.Calibration;
import news.parallax.measure.EncodedAxis;
import news.parallax.measure.MentionReading;
import news.parallax.measure.SentenceReading;
import news.parallax.model.ModelDescription;
import news.parallax.model.ModelId;

/** Articles with readings that no model made, so that what must come out is known. */
final class MadeUpArticle {
    static final ModelId MODEL = new ModelId("made-up", "1.0.0", "sha256:" + "0".repeat(64), "fp32");
    static final Calibration CALIBRATION = new Calibration(description());

    /** Two phrases a pole: what they say plays no part, the model's poles do. */
    static final EncodedAxis AXIS = new EncodedAxis(
            new Axis("left-up", List.of("left", "to the left"), List.of("up", "to the top"), ""),
            MODEL,
            new float[] {1, 0, 0, 0, 0, 0, 0, 0},
            new float[] {0, 1, 0, 0, 0, 0, 0, 0});

    /** On the one axis. */
    static final View VIEW = new View(MODEL, CALIBRATION, List.of(AXIS), List.of());

    private static final int LENGTH = 20;

    private final String outlet;
    private final String id;
    private final List<SentenceReading> sentences = new ArrayList<>();
    private ModelId model = MODEL;
    private List<String> targets = List.of("Dana Whitlock");
    private List<Abstention> abstained = List.of();

    private MadeUpArticle(String outlet, String id) {
        this.outlet = outlet;
        this.id = id;
    }

    static MadeUpArticle of(String outlet, String id) {
        return new MadeUpArticle(outlet, id);
    }

    /**
     * Sentences around a share of loaded ones, a push of the lean logits to the right, and a tone, which one in two
     * has.
     */
    MadeUpArticle sentences(int n, double loaded, double right, double tone, Random random) {
        for (int i = 0; i < n; i++) {
            double p = random.nextDouble() < loaded ? 0.9 : 0.1;
            double push = right + 0.7 * random.nextGaussian();
            double lean = Math.max(-0.7, Math.min(0.7, tone + 0.2 * random.nextGaussian()));
            sentence(false, false, p, push, i % 2 == 0 ? List.of(mention(0, lean)) : List.of());
        }
        return this;
    }

    MadeUpArticle sentence(boolean title, boolean quoted, double loaded, double right, List<MentionReading> mentions) {
        return sentence(title, quoted, false, loaded, right, mentions);
    }

    /** Page furniture in own voice. */
    MadeUpArticle furniture(double loaded, double right) {
        return sentence(false, false, true, loaded, right, List.of());
    }

    private MadeUpArticle sentence(
            boolean title,
            boolean quoted,
            boolean furniture,
            double loaded,
            double right,
            List<MentionReading> mentions) {
        int begin = sentences.size() * LENGTH;
        float[] logits = {(float) -right, 0, (float) right};
        double lean = CALIBRATION.lean(new double[] {-right, 0, right});
        sentences.add(new SentenceReading(
                begin,
                begin + LENGTH,
                title,
                quoted,
                furniture,
                (float) loaded,
                logits,
                (float) lean,
                mentions,
                new float[0]));
        return this;
    }

    static MentionReading mention(int target, double tone) {
        return new MentionReading(target, 0, 1, (float) (0.4 - tone / 2), 0.2f, (float) (0.4 + tone / 2));
    }

    MadeUpArticle readBy(ModelId other) {
        model = other;
        return this;
    }

    MadeUpArticle targets(String... names) {
        targets = List.of(names);
        return this;
    }

    MadeUpArticle abstaining(String measure, String reason) {
        abstained = List.of(new Abstention(measure, reason));
        return this;
    }

    ScoredArticle scored() {
        return new ScoredArticle(
                UUID.nameUUIDFromBytes((outlet + id).getBytes(StandardCharsets.UTF_8)),
                outlet,
                "a story",
                "A title",
                null,
                Instant.parse("2026-03-01T09:00:00Z"),
                "sha256:" + id,
                model,
                targets,
                List.copyOf(sentences),
                abstained);
    }

    /** Sentences in own voice that lie towards the positive pole, or with less than 0 towards the negative one. */
    MadeUpArticle along(int n, double positive, Random random) {
        for (int i = 0; i < n; i++) {
            vector(positive + 0.2 * random.nextGaussian());
        }
        return this;
    }

    MadeUpArticle vector(double positive) {
        float[] vector = new float[8];
        vector[positive < 0 ? 0 : 1] = (float) Math.abs(positive);
        sentence(false, false, 0.5, 0, List.of());
        int last = sentences.size() - 1;
        sentences.set(last, sentences.get(last).with(vector));
        return this;
    }

    private static ModelDescription description() {
        ModelDescription.Calibration plain = new ModelDescription.Calibration(1, new double[3]);
        ModelDescription.Head lean =
                new ModelDescription.Head(ModelDescription.Unit.ARTICLE, List.of("left", "center", "right"), plain);
        return new ModelDescription(
                MODEL.name(),
                MODEL.version(),
                "en",
                "made-up.pt",
                128,
                8,
                new ModelDescription.SpecialTokens(0, 1, 2, 4),
                List.of("vector", "lean"),
                Map.of("lean", lean),
                Optional.of(new ModelDescription.Axes(4, 2, ByteBuffer.allocate(8 * Short.BYTES))));
    }
}
