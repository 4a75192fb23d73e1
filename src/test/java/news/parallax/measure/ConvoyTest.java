package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.subscription.Cancellable;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.parallax.model.ModelService;
import news.parallax.model.TestModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Texts that are read together get the numbers that they would get alone. */
@Timeout(180)
class ConvoyTest {
    private static final String FRENCH =
            "Le gouvernement a annoncé mardi une nouvelle loi sur les retraites. Les syndicats"
                    + " ont appelé à la grève dans tout le pays, et les transports seront perturbés pendant plusieurs jours.";

    private final Scorer scorer = TestScorer.scorer();

    private static Submission english(String text) {
        return new Submission(
                text,
                "A title for it",
                "en",
                "The Harbor Post",
                List.of(),
                List.of(BuiltInAxes.of(Axis.DEFAULT_NAME).orElseThrow()));
    }

    private static CompletableFuture<Scores> together(Scorer scorer, Submission submission) {
        return scorer.score(submission, Manner.TOGETHER).subscribeAsCompletionStage();
    }

    private static void awaitEmpty(Scorer scorer) throws InterruptedException {
        for (int i = 0; i < 3_000 && (scorer.held() > 0 || TestModel.runtime().queued() > 0); i++) {
            Thread.sleep(10);
        }
        assertThat(scorer.held()).isZero();
        assertThat(TestModel.runtime().queued()).isZero();
    }

    @Test
    void numbersAreThoseOfTheSingleWay() {
        List<Submission> texts = Stream.concat(
                        Stream.of(Articles.COLUMN, Articles.HARBOUR, Articles.ODD, "", "Rain.", "Rain. ".repeat(40)),
                        IntStream.range(0, 14).mapToObj(Giants::ordinary))
                .map(ConvoyTest::english)
                .toList();
        List<CompletableFuture<Scores>> running =
                texts.stream().map(text -> together(scorer, text)).toList();
        double furthest = 0;
        for (int i = 0; i < texts.size(); i++) {
            Scores together = running.get(i).join();
            Scores alone = scorer.score(texts.get(i)).await().indefinitely();
            assertThat(together.coverage()).isEqualTo(alone.coverage());
            assertThat(together.abstained()).isEqualTo(alone.abstained());
            assertThat(together.sentences()).hasSameSizeAs(alone.sentences());
            for (int s = 0; s < alone.sentences().size(); s++) {
                SentenceReading one = together.sentences().get(s);
                SentenceReading other = alone.sentences().get(s);
                assertThat(one.begin()).isEqualTo(other.begin());
                assertThat(one.loaded()).isEqualTo(other.loaded(), within(1e-4f));
                assertThat(one.lean()).isEqualTo(other.lean(), within(1e-4f));
                furthest = Math.max(furthest, Math.abs(one.loaded() - other.loaded()));
            }
            if (alone.measures().loadedLanguage() != null) {
                ScorerTest.assertClose(together.measures(), alone.measures(), 1e-4);
                assertThat(together.measures().loadedLanguage().interval().low())
                        .isEqualTo(alone.measures().loadedLanguage().interval().low(), within(1e-4));
            }
        }
        assertThat(furthest).as("digits of a row that depend on its batch").isLessThan(1e-5);
    }

    @Test
    void oneThatIsRefusedSinksNoOther() throws Exception {
        List<CompletableFuture<Scores>> running = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            running.add(together(
                    scorer,
                    i % 6 == 5 ? new Submission(FRENCH, null, null, List.of()) : english(Giants.ordinary(i % 4))));
        }
        for (int i = 0; i < 24; i++) {
            CompletableFuture<Scores> one = running.get(i);
            if (i % 6 == 5) {
                assertThatThrownBy(one::join)
                        .isInstanceOf(CompletionException.class)
                        .cause()
                        .isInstanceOfSatisfying(
                                HttpProblem.class,
                                problem -> assertThat(problem.getStatusCode()).isEqualTo(422));
            } else {
                assertThat(one.join().sentences()).isNotEmpty();
            }
        }
        awaitEmpty(scorer);
    }

    /** A token beyond the module's table, which only this model's tokenizer makes, breaks the batch that it is in. */
    @Test
    void oneThatTheModelFailsAtSinksNoOther(@TempDir Path folder) throws Exception {
        TestModel.copy(folder, description -> {});
        ObjectMapper json = new ObjectMapper();
        File tokenizer = folder.resolve("tokenizer.json").toFile();
        ObjectNode vocabulary = (ObjectNode) json.readTree(tokenizer);
        vocabulary
                .withObject("model")
                .withArray("vocab")
                .addArray()
                .add("▁zyzzyva")
                .add(0.0);
        json.writeValue(tokenizer, vocabulary);
        ModelService models = TestModel.service(folder);
        Scorer broken = TestScorer.scorer(models, 64, 2_500_000);
        List<CompletableFuture<Scores>> running = IntStream.range(0, 40)
                .mapToObj(i -> together(
                        broken,
                        new Submission(
                                i % 10 == 9 ? "It was a zyzzyva that they found there." : Articles.HARBOUR + i,
                                null,
                                "en",
                                List.of())))
                .toList();
        for (int i = 0; i < 40; i++) {
            CompletableFuture<Scores> one = running.get(i);
            if (i % 10 == 9) {
                assertThatThrownBy(one::join).isInstanceOf(CompletionException.class);
            } else {
                assertThat(one.join().sentences()).isNotEmpty();
            }
        }
        assertThat(broken.held()).isZero();
        models.load().join().close();
    }

    @Test
    void whoGoesAwayIsNotWaitedFor() throws Exception {
        List<Cancellable> running = IntStream.range(0, 200)
                .mapToObj(i -> scorer.score(english(Giants.ordinary(i)), Manner.TOGETHER)
                        .subscribe()
                        .with(scores -> {}, failure -> {}))
                .toList();
        Thread.sleep(50);
        long start = System.nanoTime();
        running.forEach(Cancellable::cancel);
        awaitEmpty(scorer);
        assertThat((System.nanoTime() - start) / 1e9)
                .as("two hundred articles take longer")
                .isLessThan(2);
        assertThat(together(scorer, english(Articles.COLUMN)).join().sentences())
                .isNotEmpty();
    }

    @Test
    void aSingleTextIsServedBesideThem() throws Exception {
        List<Cancellable> running = IntStream.range(0, 300)
                .mapToObj(i -> scorer.score(english(Giants.ordinary(i)), Manner.TOGETHER)
                        .subscribe()
                        .with(scores -> {}, failure -> {}))
                .toList();
        Thread.sleep(500);
        int before = scorer.held();
        Scores single = scorer.score(english(Articles.COLUMN)).await().indefinitely();
        assertThat(single.sentences()).isNotEmpty();
        assertThat(scorer.held()).as("of " + before + " that were there before").isGreaterThan(before / 2);
        running.forEach(Cancellable::cancel);
        awaitEmpty(scorer);
    }

    @Test
    void shortTextsShareBatches(@TempDir Path folder) throws Exception {
        MeterRegistry meters = new SimpleMeterRegistry();
        ModelService models = TestModel.service(TestModel.copy(folder, description -> {}), meters);
        Scorer counted = TestScorer.scorer(models, 64, 2_500_000);
        List<CompletableFuture<Scores>> running = IntStream.range(0, 200)
                .mapToObj(i -> together(
                        counted,
                        new Submission("The ferry left pier " + i + " early. Nobody minded.", null, "en", List.of())))
                .toList();
        running.forEach(CompletableFuture::join);
        assertThat(meters.timer("parallax.inference").count()).isLessThan(100);
        models.load().join().close();
    }

    @Test
    void beingClosedItLeavesNobodyWaiting() {
        Scorer closing = TestScorer.scorer();
        List<CompletableFuture<Scores>> running = IntStream.range(0, 30)
                .mapToObj(i -> together(closing, english(Giants.ordinary(i % 3))))
                .toList();
        closing.close();
        assertThat(running)
                .allSatisfy(one ->
                        assertThat(one.handle((scores, failure) -> true)).succeedsWithin(Duration.ofSeconds(60)));
        assertThatThrownBy(() -> together(closing, english("Hi.")).join())
                .cause()
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(503));
        assertThat(closing.held()).isZero();
    }
}
