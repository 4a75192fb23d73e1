package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import news.parallax.model.TestModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class ScorerTest {
    private static final String FRENCH =
            "Le gouvernement a annoncé mardi une nouvelle loi sur les retraites. Les syndicats"
                    + " ont appelé à la grève dans tout le pays, et les transports seront perturbés pendant plusieurs jours.";

    @ParameterizedTest
    @ValueSource(strings = {Articles.COLUMN, Articles.HARBOUR, Articles.ODD})
    void offsetsPointExactlyAtTheText(String text) {
        for (String variant :
                List.of(text, text.replace("\n", "\r\n"), text.replace(' ', '\u00A0'), "\uFEFF\uD83D\uDE00 " + text)) {
            Scores scores = TestScorer.score(variant);
            int behind = 0;
            for (SentenceReading sentence : scores.sentences()) {
                assertThat(sentence.begin()).isGreaterThanOrEqualTo(behind);
                String stretch = variant.substring(sentence.begin(), sentence.end());
                assertThat(stretch.strip()).isEqualTo(stretch).isNotEmpty();
                assertThat(Character.isLowSurrogate(stretch.charAt(0))).isFalse();
                for (MentionReading mention : sentence.mentions()) {
                    assertThat(mention.begin()).isGreaterThanOrEqualTo(sentence.begin());
                    assertThat(mention.end()).isLessThanOrEqualTo(sentence.end());
                    String name = scores.targets().get(mention.target()).name();
                    String said =
                            variant.substring(mention.begin(), mention.end()).replace('\u00A0', ' ');
                    assertThat(name).as(said).endsWith(said);
                }
                behind = sentence.end();
            }
            assertThat(variant.substring(0, scores.sentences().get(0).begin())).matches("[^\\p{L}\\p{N}]*");
        }
    }

    @Test
    void aTitleIsScoredButDoesNotCount() {
        Scores without = TestScorer.score(Articles.COLUMN);
        Scores with = TestScorer.score(Articles.COLUMN, "A disgraceful, sickening swindle by Marian Holt");
        SentenceReading title = with.sentences().get(0);
        assertThat(title.title()).isTrue();
        assertThat(title.begin()).isZero();
        assertThat(title.end()).isEqualTo(47);
        assertThat(with.sentences()).hasSize(without.sentences().size() + 1);
        assertThat(with.coverage().sentences()).isEqualTo(without.coverage().sentences());
        assertClose(with.measures(), without.measures(), 1e-4);
        assertThat(with.targets())
                .extracting(TargetTone::mentions)
                .isEqualTo(without.targets().stream().map(TargetTone::mentions).toList());
    }

    @Test
    void ownVoiceAndQuotationsAreMeasuredApart() {
        Scores scores = TestScorer.score(Articles.COLUMN);
        long quoted =
                scores.sentences().stream().filter(SentenceReading::quoted).count();
        assertThat(quoted).isEqualTo(2);
        assertThat(scores.coverage().ownVoice()).isEqualTo(scores.coverage().sentences() - 2);
        assertThat(scores.measures().loadedLanguage().n())
                .isEqualTo(scores.coverage().ownVoice());
        assertThat(scores.quotedMeasures().loadedLanguage().n()).isEqualTo(2);
        assertThat(scores.quotedMeasures().lean()).isNull();
        double mean = scores.sentences().stream()
                .filter(SentenceReading::ownVoice)
                .mapToDouble(SentenceReading::loaded)
                .average()
                .orElseThrow();
        assertThat(scores.measures().loadedLanguage().value()).isEqualTo(mean, within(1e-6));
    }

    @Test
    void aTextThatIsAllQuotationHasTheQuotationsValues() {
        Scores scores = TestScorer.score(
                "\"The Senate has betrayed every voter in this state,\" said Marian Holt.\n"
                        + "\"Congress must stop this reckless bill before it ruins us,\" she said.\n"
                        + "\"Republicans and Democrats alike should be ashamed of Luis Ortega,\" she said.",
                null,
                "Luis Ortega");
        assertThat(scores.coverage().ownVoice()).isZero();
        assertThat(scores.measures()).isEqualTo(Measures.NONE);
        assertThat(scores.abstained()).extracting(Abstention::measure).contains("loaded_language", "lean", "tone");
        Measures quoted = scores.quotedMeasures();
        assertThat(quoted.loadedLanguage().n()).isEqualTo(3);
        assertThat(quoted.lean().n()).isEqualTo(3);
        assertThat(quoted.tone().n()).isEqualTo(1);

        Scores harbour =
                TestScorer.score("\"The ferry left early, and the harbour was empty by noon,\" she said. ".repeat(3));
        assertThat(harbour.quotedMeasures().loadedLanguage().n()).isEqualTo(3);
        assertThat(harbour.quotedMeasures().lean())
                .as("it does not speak of politics")
                .isNull();
    }

    @Test
    void theCallersTargetsAreThoseThatAreRead() {
        Scores scores = TestScorer.score(
                Articles.COLUMN + "\nDiana Ortega, a baker, had no comment.",
                null,
                "Luis Ortega",
                "Marian Holt",
                "Bo Lind");
        assertThat(scores.targets())
                .extracting(TargetTone::name)
                .containsExactly("Luis Ortega", "Marian Holt", "Bo Lind");
        assertThat(scores.targets().get(0).mentions()).isEqualTo(3);
        assertThat(scores.targets().get(1).mentions()).isEqualTo(4);
        assertThat(scores.targets().get(2)).isEqualTo(new TargetTone("Bo Lind", 0, null));
        assertThat(scores.abstained()).contains(new Abstention("tone:Bo Lind", "it is not mentioned"));
        assertThat(scores.measures().tone().n())
                .isEqualTo(scores.targets().stream()
                        .filter(target -> target.tone() != null)
                        .mapToInt(target -> target.tone().n())
                        .sum());
    }

    @Test
    void aTargetInQuotationsOnlyIsAbstainedFrom() {
        Scores scores = TestScorer.score(
                "\"Nobody in this town has ever trusted Bo Lind with anything,\" she said. It rained.",
                null,
                "Bo Lind");
        assertThat(scores.targets().get(0).tone()).isNull();
        assertThat(scores.abstained())
                .contains(new Abstention("tone:Bo Lind", "it is mentioned in quotations only"))
                .extracting(Abstention::measure)
                .contains("tone");
    }

    @Test
    void intervalsContainTheirValueInsideTheScale() {
        for (String text :
                List.of(Articles.COLUMN, Articles.HARBOUR, Articles.ODD, "Rain.", "Holt lied. ".repeat(300))) {
            Scores scores = TestScorer.score(text, null, "Marian Holt");
            for (Measures measures : List.of(scores.measures(), scores.quotedMeasures())) {
                if (measures.loadedLanguage() != null) {
                    assertInside(
                            measures.loadedLanguage().value(),
                            measures.loadedLanguage().interval(),
                            0);
                }
                if (measures.lean() != null) {
                    assertInside(measures.lean().value(), measures.lean().interval(), -1);
                    LeanEstimate.Probabilities p = measures.lean().probabilities();
                    assertThat(p.left() + p.center() + p.right()).isEqualTo(1, within(1e-9));
                }
                if (measures.tone() != null) {
                    assertInside(measures.tone().value(), measures.tone().interval(), -1);
                }
            }
        }
    }

    @Test
    void whatIsWithheldIsWithheldForAReason() {
        assertThat(reasons("")).allSatisfy(a -> assertThat(a.reason()).startsWith("too short"));
        int measures = TestModel.runtime().folder().description().measures().size();
        assertThat(reasons("\uD83D\uDE00 … !")).hasSize(measures);
        assertThat(reasons("\"This whole article is one long quotation by somebody else.\""))
                .hasSize(measures)
                .allSatisfy(a -> assertThat(a.reason()).startsWith("no own voice"));
        assertThat(reasons("The Senate voted. Voters watched."))
                .anySatisfy(a -> assertThat(a.measure() + " " + a.reason()).startsWith("lean too short"));
        assertThat(reasons(Articles.HARBOUR))
                .anySatisfy(a -> assertThat(a.measure() + " " + a.reason()).startsWith("lean not politics"));
        assertThat(reasons("\u4F60\u597D\u4E16\u754C\u5929\u6C14\u5F88\u597D\u3002".repeat(3)))
                .isNotEmpty()
                .allSatisfy(a -> assertThat(a.reason()).startsWith("outside what the model knows"));
    }

    @Test
    void aTextFoundInAnotherLanguageIsRefused() {
        assertThatThrownBy(() -> TestScorer.score(new Submission(FRENCH, null, null, List.of())))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(422);
                    assertThat(String.valueOf(problem.getParameters()))
                            .contains("fr")
                            .doesNotContain("gouvernement");
                });
    }

    @Test
    void aTextGivenInAnotherLanguageIsAbstainedFromButItsSentencesCarryNumbers() {
        Scores scores = TestScorer.score(new Submission(FRENCH, null, "fr", List.of()));
        assertThat(scores.measures()).isEqualTo(Measures.NONE);
        assertThat(scores.quotedMeasures()).isEqualTo(Measures.NONE);
        assertThat(scores.abstained()).extracting(Abstention::measure).contains("loaded_language", "lean", "tone");
        assertThat(scores.sentences()).isNotEmpty().allSatisfy(sentence -> {
            assertThat(sentence.loaded()).isBetween(0f, 1f);
            assertThat(sentence.lean()).isBetween(-1f, 1f);
        });
    }

    @Test
    void aTextSaidToBeEnglishOrTooShortIsNotChecked() {
        assertThat(TestScorer.score(new Submission(FRENCH, null, "en-US", List.of()))
                        .sentences())
                .isNotEmpty();
        assertThat(TestScorer.score(new Submission("Le chat est sur la table.", null, null, List.of()))
                        .sentences())
                .hasSize(1);
        assertThat(TestScorer.score(new Submission(Articles.COLUMN, null, null, List.of()))
                        .measures()
                        .lean())
                .isNotNull();
    }

    @Test
    void theSameTextHasTheSameScoresWhateverElseIsScored() {
        Scorer scorer = TestScorer.scorer();
        Submission column = new Submission(Articles.COLUMN, "A title", null, List.of());
        Scores first = scorer.score(column).await().indefinitely();
        List<CompletableFuture<Scores>> running = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            running.add(scorer.score(column).subscribeAsCompletionStage());
            running.add(scorer.score(new Submission(Articles.HARBOUR.repeat(i + 1), null, "en", List.of()))
                    .subscribeAsCompletionStage());
        }
        for (int i = 0; i < running.size(); i += 2) {
            Scores again = running.get(i).join();
            assertClose(again.measures(), first.measures(), 1e-4);
            assertThat(again.measures().lean().interval().low())
                    .isEqualTo(first.measures().lean().interval().low(), within(1e-4));
            for (int s = 0; s < first.sentences().size(); s++) {
                assertThat(again.sentences().get(s).loaded())
                        .isEqualTo(first.sentences().get(s).loaded(), within(1e-4f));
            }
        }
    }

    @Test
    void itWorksOnThreadsOfItsOwn() {
        AtomicReference<String> emitted = new AtomicReference<>();
        Scorer scorer = TestScorer.scorer();
        for (int i = 0; i < 50; i++) {
            scorer.score(new Submission("Hi.", null, "en", List.of()))
                    .onItem()
                    .invoke(() -> emitted.set(Thread.currentThread().getName()))
                    .await()
                    .indefinitely();
            assertThat(emitted.get()).startsWith("parallax-");
        }
    }

    @Test
    void everyWayOutGivesThePlaceBack() throws Exception {
        Scorer scorer = TestScorer.scorer();
        Submission giant =
                new Submission("The harbour was quiet again. ".repeat(50) + words(2_000), null, "en", List.of());
        scorer.score(giant).await().indefinitely();
        assertThatThrownBy(() -> scorer.score(new Submission(FRENCH, null, null, List.of()))
                .await()
                .indefinitely());
        assertThat(scorer.held()).isZero();
        for (int wait : new int[] {0, 1, 5, 20, 80, 300}) {
            Cancellable running = scorer.score(giant).subscribe().with(done -> {}, failure -> {});
            Thread.sleep(wait);
            running.cancel();
        }
        awaitEmpty(scorer);
        for (int i = 0; i < 500 && TestModel.runtime().queued() > 0; i++) {
            Thread.sleep(10);
        }
        assertThat(TestModel.runtime().queued()).isZero();
    }

    @Test
    void aFullGateRefusesAtOnceAndOpensAgain() throws Exception {
        Scorer scorer = TestScorer.scorer(TestModel.service(), 2, 2_500_000);
        Submission giant = new Submission(words(2_000), null, "en", List.of());
        List<CompletableFuture<Scores>> running = IntStream.range(0, 2)
                .mapToObj(i -> scorer.score(giant).subscribeAsCompletionStage())
                .toList();
        assertThatThrownBy(() -> scorer.score(giant).await().indefinitely())
                .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(503);
                    assertThat(problem.getHeaders()).containsKey("Retry-After");
                });
        running.forEach(scores -> scores.cancel(false));
        awaitEmpty(scorer);
        scorer.score(new Submission("Hi.", null, "en", List.of())).await().indefinitely();
    }

    @Test
    void whileTheModelIsLoadingItSaysSo() {
        Scorer scorer = TestScorer.scorer(TestModel.loading(), 2, 100);
        assertThatThrownBy(() -> scorer.score(new Submission("Hi.", null, "en", List.of()))
                        .await()
                        .indefinitely())
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(503));
        assertThat(scorer.held()).isZero();
    }

    @Test
    void beingClosedItLeavesNobodyWaiting() throws Exception {
        Scorer scorer = TestScorer.scorer();
        CountDownLatch answered = new CountDownLatch(30);
        for (int i = 0; i < 30; i++) {
            scorer.score(new Submission(Articles.COLUMN, null, "en", List.of()))
                    .subscribe()
                    .with(scores -> answered.countDown(), failure -> answered.countDown());
        }
        scorer.close();
        assertThat(answered.await(60, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> scorer.score(new Submission("Hi.", null, "en", List.of()))
                        .await()
                        .indefinitely())
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(503));
        assertThat(scorer.held()).isZero();
    }

    static void assertClose(Measures actual, Measures expected, double tolerance) {
        assertThat(actual.loadedLanguage().value())
                .isEqualTo(expected.loadedLanguage().value(), within(tolerance));
        assertThat(actual.lean() == null).isEqualTo(expected.lean() == null);
        if (expected.lean() != null) {
            assertThat(actual.lean().value()).isEqualTo(expected.lean().value(), within(tolerance));
        }
        assertThat(actual.tone() == null).isEqualTo(expected.tone() == null);
        if (expected.tone() != null) {
            assertThat(actual.tone().value()).isEqualTo(expected.tone().value(), within(tolerance));
        }
    }

    private static void assertInside(double value, Interval interval, double least) {
        assertThat(value).isBetween(interval.low(), interval.high());
        assertThat(interval.low()).isGreaterThanOrEqualTo(least);
        assertThat(interval.high()).isLessThanOrEqualTo(1);
    }

    private static List<Abstention> reasons(String text) {
        // What the model does not measure is withheld of every text.
        return TestScorer.score(text).abstained().stream()
                .filter(abstention -> !abstention.reason().endsWith("does not measure it"))
                .toList();
    }

    private static String words(int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < number; i++) {
            text.append("word").append(i).append(i % 15 == 14 ? ". " : " ");
        }
        return text.toString();
    }

    private static void awaitEmpty(Scorer scorer) throws InterruptedException {
        for (int i = 0; i < 3_000 && scorer.held() > 0; i++) {
            Thread.sleep(10);
        }
        assertThat(scorer.held()).isZero();
    }
}
