package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.subscription.Cancellable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import news.parallax.model.ModelService;
import news.parallax.model.TestModel;
import news.parallax.text.Words;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Explanations on the way that requests take, by a model that places sentences on axes. */
@Timeout(180)
class ExplanationTest {
    private static final Axis THREAT = BuiltInAxes.of("threat-opportunity").orElseThrow();
    private static final List<Axis> AXES =
            List.of(BuiltInAxes.of(Axis.DEFAULT_NAME).orElseThrow(), THREAT);
    /** Batches of other shapes add up in another order, and a vector is rounded to half floats. */
    private static final double ROUNDING = 2e-3;

    @TempDir
    static Path folder;

    private static ModelService model;
    private static Scorer scorer;

    @BeforeAll
    static void load() throws IOException {
        model = TestModel.service(TestModel.withAxes(folder, 12, 3));
        scorer = TestScorer.scorer(model, 4, 2_500_000);
    }

    @AfterAll
    static void close() {
        model.load().join().close();
    }

    private static Submission submission(String text, List<Axis> axes) {
        return new Submission(text, null, "en", "The Kestrel Bay Mirror", List.of(), axes);
    }

    private static Scores score(Submission submission) {
        return scorer.score(submission).await().indefinitely();
    }

    private static List<Map<String, AxisReading>> places(Scores scores) {
        AxisScale scale = scorer.calibration().axes().orElseThrow();
        List<Map<String, AxisReading>> places = new ArrayList<>();
        for (SentenceReading sentence : scores.sentences()) {
            Map<String, AxisReading> ofSentence = new LinkedHashMap<>();
            scores.axes().forEach(axis -> ofSentence.put(axis.axis().name(), scale.read(sentence.vector(), axis)));
            places.add(ofSentence);
        }
        return places;
    }

    private static Map<String, List<Explanation>> explain(Submission submission) {
        Scores scores = score(submission);
        return scorer.explain(submission, scores.sentences(), places(scores))
                .await()
                .indefinitely();
    }

    /** What somebody sees who posts this. */
    private static double posted(String sentence, Axis axis) {
        Scores scores = score(submission(sentence, List.of(axis)));
        return places(scores).stream()
                .mapToDouble(place -> place.get(axis.name()).value())
                .average()
                .orElseThrow();
    }

    static Stream<String> texts() {
        return Stream.of(
                Articles.COLUMN,
                Articles.ODD,
                "As the Kestrel Bay Mirror reported, the cornered council grasps at its very last straw \uD83D\uDE22\r\n"
                        + "\u201CIt\u2019s now or never for all of us who live by the sea,\u201D the Mirror quotes her.\r\n");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatIsSaidComesBackWhenTheShortenedSentenceIsPosted(String text) {
        Map<String, List<Explanation>> found = explain(submission(text, AXES));
        assertThat(found.keySet()).containsExactly(Axis.DEFAULT_NAME, THREAT.name());
        assertThat(found.values())
                .anyMatch(list -> list.stream().anyMatch(one -> one.words().size() > 0));
        for (Axis axis : AXES) {
            for (Explanation one : found.get(axis.name())) {
                String sentence = text.substring(one.begin(), one.end());
                assertThat(one.value()).isEqualTo(posted(sentence, axis), within(ROUNDING));
                for (Explanation.Word word : one.words()) {
                    assertThat(text.substring(word.begin(), word.end())).isEqualTo(word.text());
                    assertThat(Words.count(word.text())).isEqualTo(1);
                    assertThat(one.value() - word.effect())
                            .isEqualTo(posted(cut(text, one, List.of(word)), axis), within(ROUNDING));
                    assertThat(word.effect() * one.value()).isPositive();
                }
                if (one.valueWithout() != null) {
                    assertThat(one.valueWithout())
                            .isEqualTo(posted(cut(text, one, one.words()), axis), within(ROUNDING));
                    assertThat(Math.abs(one.valueWithout())).isLessThan(Math.abs(one.value()));
                }
            }
        }
    }

    private static String cut(String text, Explanation sentence, List<Explanation.Word> words) {
        StringBuilder left = new StringBuilder();
        int from = sentence.begin();
        for (Explanation.Word word : words) {
            assertThat(word.begin()).isBetween(from, sentence.end());
            left.append(text, from, word.begin());
            from = word.end();
        }
        return left.append(text, from, sentence.end()).toString();
    }

    @Test
    void theSentencesThatLeanFurthestAreExplained() {
        Submission submission = new Submission(Articles.COLUMN, "A last desperate gamble", "en", null, List.of(), AXES);
        Scores scores = score(submission);
        List<Map<String, AxisReading>> places = places(scores);
        Map<String, List<Explanation>> found =
                scorer.explain(submission, scores.sentences(), places).await().indefinitely();
        for (Axis axis : AXES) {
            List<Double> values = new ArrayList<>();
            for (int i = 0; i < places.size(); i++) {
                double value = places.get(i).get(axis.name()).value();
                if (!scores.sentences().get(i).title() && Math.abs(value) > Explaining.FLOOR) {
                    values.add(value);
                }
            }
            Stream<Double> negative =
                    values.stream().filter(value -> value < 0).sorted().limit(3);
            Stream<Double> positive = values.stream()
                    .filter(value -> value > 0)
                    .sorted(Comparator.reverseOrder())
                    .limit(3);
            assertThat(found.get(axis.name()))
                    .extracting(Explanation::value)
                    .containsExactlyElementsOf(Stream.concat(negative, positive)
                            .sorted(Comparator.comparingDouble(value -> -Math.abs(value)))
                            .toList());
            assertThat(found.get(axis.name()))
                    .allSatisfy(one -> assertThat(scores.sentences())
                            .anyMatch(sentence -> !sentence.title()
                                    && sentence.begin() == one.begin()
                                    && sentence.end() == one.end()
                                    && sentence.quoted() == one.quoted()));
        }
        assertThat(found.values()).anyMatch(list -> list.size() > 1);
    }

    @Test
    void withManyAxesThereAreFewerSentencesForEach() {
        List<Axis> many = new ArrayList<>(BuiltInAxes.all());
        assertThat(many).hasSize(10);
        Map<String, List<Explanation>> found = explain(submission(Articles.COLUMN, many));
        assertThat(found).hasSize(10).allSatisfy((axis, list) -> {
            assertThat(list.stream().filter(one -> one.value() < 0)).hasSizeLessThanOrEqualTo(1);
            assertThat(list.stream().filter(one -> one.value() > 0)).hasSizeLessThanOrEqualTo(1);
        });
    }

    @Test
    void aTextWithoutSentencesAndATextWithoutAxesHaveNothingToExplain() {
        assertThat(explain(submission("", List.of(THREAT)))).containsExactly(Map.entry(THREAT.name(), List.of()));
        assertThat(explain(submission(Articles.COLUMN, List.of()))).isEmpty();
    }

    @Test
    void aSentenceOfManyWindowsIsExplainedToo() {
        String endless = "the cornered ministry pleads for one last desperate loan and ".repeat(30) + "so on.";
        Map<String, List<Explanation>> found = explain(submission(endless, List.of(THREAT)));
        assertThat(found.get(THREAT.name()))
                .allSatisfy(one -> assertThat(one.words())
                        .allSatisfy(word -> assertThat(endless.substring(word.begin(), word.end()))
                                .isEqualTo(word.text())));
    }

    @Test
    void whoeverGivesUpLeavesNothingBehind() throws InterruptedException {
        Submission submission = submission(Articles.COLUMN.repeat(20), List.copyOf(BuiltInAxes.all()));
        Scores scores = score(submission);
        List<Map<String, AxisReading>> places = places(scores);
        for (int wait : new int[] {0, 5, 50, 400}) {
            Cancellable running = scorer.explain(submission, scores.sentences(), places)
                    .subscribe()
                    .with(done -> {}, failure -> {});
            Thread.sleep(wait);
            running.cancel();
        }
        for (int i = 0; i < 500 && (scorer.held() > 0 || model.load().join().queued() > 0); i++) {
            Thread.sleep(10);
        }
        assertThat(scorer.held()).isZero();
        assertThat(model.load().join().queued()).isZero();
    }

    @Test
    void theGateCountsTheReadingsThatItTakes() {
        Submission submission = submission(Articles.COLUMN, AXES);
        Scores scores = score(submission);
        List<Map<String, AxisReading>> places = places(scores);
        int length = Articles.COLUMN.length();
        Scorer small = TestScorer.scorer(model, 4, 30L * length);
        Cancellable other = small.score(submission(Articles.COLUMN.repeat(10), List.of()))
                .subscribe()
                .with(done -> {}, failure -> {});
        assertThatThrownBy(() -> small.explain(submission, scores.sentences(), places)
                        .await()
                        .indefinitely())
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(503));
        assertThat(small.score(submission).await().indefinitely().measures())
                .as("there is room to score it")
                .isEqualTo(scores.measures());
        other.cancel();
    }
}
