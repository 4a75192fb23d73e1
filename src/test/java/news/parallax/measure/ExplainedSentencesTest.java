package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import news.parallax.model.TestModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What an explanation is worth: the words that it names move a sentence towards the middle at least twice as far as as
 * many words that are drawn at random, in 80 of 100 sentences. Of axes and sentences that the model has not been
 * trained on.
 */
@Timeout(600)
class ExplainedSentencesTest {
    private static final int SENTENCES = 120;
    private static final int DRAWS = 12;

    private final Random random = new Random(4);
    private final Scorer scorer = TestScorer.scorer();

    private record Case(Axis axis, String text) {
        static Case of(JsonNode row) {
            return new Case(
                    new Axis(row.path("axis").asText(), phrases(row, "negative"), phrases(row, "positive"), ""),
                    row.path("text").asText());
        }

        private static List<String> phrases(JsonNode row, String pole) {
            List<String> phrases = new ArrayList<>();
            row.path(pole).forEach(phrase -> phrases.add(phrase.asText()));
            return phrases;
        }
    }

    @Test
    void theNamedWordsMoveASentenceTwiceAsFarAsOthers() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("models", "data", "axes", "test.jsonl"))) {
            cases.add(Case.of(new ObjectMapper().readTree(line)));
        }
        Collections.shuffle(cases, random);
        int held = 0;
        int tested = 0;
        for (int i = 0; i < cases.size() && tested < SENTENCES; i++) {
            for (Explanation one : explained(cases.get(i))) {
                tested++;
                held += holds(one, cases.get(i)) ? 1 : 0;
            }
        }
        assertThat(tested).isGreaterThanOrEqualTo(100);
        assertThat((double) held / tested).isGreaterThanOrEqualTo(0.8);
    }

    private List<Explanation> explained(Case asked) {
        Submission submission = new Submission(asked.text(), null, "en", null, List.of(), List.of(asked.axis()));
        Scores scores = scorer.score(submission).await().indefinitely();
        AxisScale scale = scorer.calibration().axes().orElseThrow();
        return scorer.explain(
                        submission,
                        scores.sentences(),
                        scores.sentences().stream()
                                .map(sentence -> Map.of(
                                        asked.axis().name(),
                                        scale.read(
                                                sentence.vector(), scores.axes().get(0))))
                                .toList())
                .await()
                .indefinitely()
                .get(asked.axis().name());
    }

    private boolean holds(Explanation one, Case asked) {
        // As whoever tests it sees words: what stands between spaces.
        String sentence = asked.text().substring(one.begin(), one.end());
        List<String> words = List.of(sentence.split("\\s+"));
        int count = one.words().size();
        if (one.valueWithout() == null || count >= words.size()) {
            return false;
        }
        List<MarkedSentence> shortened = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            TreeSet<Integer> out = new TreeSet<>();
            while (out.size() < count) {
                out.add(random.nextInt(words.size()));
            }
            List<String> left = new ArrayList<>(words);
            out.descendingSet().forEach(word -> left.remove((int) word));
            shortened.add(new MarkedSentence(String.join(" ", left), List.of()));
        }
        double usual = read(shortened, asked.axis()).stream()
                .mapToDouble(value -> Math.abs(one.value()) - Math.abs(value))
                .average()
                .orElseThrow();
        double moved = Math.abs(one.value()) - Math.abs(one.valueWithout());
        return moved > 0 && moved >= 2 * usual;
    }

    private List<Double> read(List<MarkedSentence> sentences, Axis axis) {
        EncodedAxis encoded = new AxisEncoder(TestModel.installed(TestModel.service()), 2_500_000)
                .encode(axis, TestModel.runtime().id())
                .await()
                .indefinitely()
                .orElseThrow();
        AxisScale scale = scorer.calibration().axes().orElseThrow();
        return scorer.read(sentences).await().indefinitely().stream()
                .map(windows -> windows.stream()
                        .mapToDouble(
                                window -> scale.read(window.vector(), encoded).value())
                        .average()
                        .orElseThrow())
                .toList();
    }
}
