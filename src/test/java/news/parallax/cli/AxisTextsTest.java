package news.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that the sentences in {@code models/data/axes} were written by. */
class AxisTextsTest {
    private static final Path FOLDER = Path.of("models", "data", "axes");
    private static final List<String> HELD_OUT = List.of("dev", "test", "dev-open", "test-open");
    private static final int WORDS = 6;
    private static final Pattern WORD = Pattern.compile("[a-z0-9']+");
    private static final Pattern APOSTROPHE = Pattern.compile("[\u2018\u2019\u02BC]");

    private static final Map<String, List<JsonNode>> ROWS = new HashMap<>();
    private static final Map<String, JsonNode> TRAINING_AXES = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        for (String file : List.of("train", "dev", "test", "dev-open", "test-open", "topics")) {
            ROWS.put(file, rows(file));
        }
        for (JsonNode axis : rows("train-axes")) {
            assertThat(TRAINING_AXES.put(axis.get("axis").textValue(), axis)).isNull();
        }
    }

    private static List<JsonNode> rows(String file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve(file + ".jsonl"))) {
            rows.add(json.readTree(line));
        }
        return rows;
    }

    @Test
    void thereAreEnoughSentencesOfEnoughAxes() {
        List<JsonNode> all = Stream.concat(Stream.of("train"), HELD_OUT.stream())
                .flatMap(file -> ROWS.get(file).stream())
                .toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(1_500);
        assertThat(all.stream()
                        .map(row -> row.get("axis").textValue())
                        .distinct()
                        .count())
                .isGreaterThanOrEqualTo(40);
        assertThat(all.stream().map(row -> row.get("kind").textValue()).distinct())
                .contains("plain", "irony", "negation", "mixed", "off-topic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "dev", "test", "dev-open", "test-open"})
    void everyRowHasWhatItNeeds(String file) {
        Map<String, Set<Integer>> labels = new HashMap<>();
        for (JsonNode row : ROWS.get(file)) {
            assertThat(row.path("text").asText()).isNotBlank();
            assertThat(row.path("kind").asText()).isNotBlank();
            assertThat(row.path("label").isInt()).isTrue();
            assertThat(row.get("label").intValue()).isBetween(-1, 1);
            String name = row.get("axis").textValue();
            labels.computeIfAbsent(name, axis -> new HashSet<>())
                    .add(row.get("label").intValue());
            JsonNode poles = file.equals("train") ? TRAINING_AXES.get(name) : row;
            for (String pole : List.of("negative", "positive")) {
                assertThat(poles.get(pole).size()).as(name).isBetween(2, 20);
            }
        }
        assertThat(labels)
                .allSatisfy((axis, found) -> assertThat(found).as(axis).contains(-1, 1));
    }

    @Test
    void aFramingIsToldOfThreeTopics() {
        Map<String, Set<String>> framings = new HashMap<>();
        for (JsonNode row : ROWS.get("topics")) {
            assertThat(row.get("label").intValue()).isIn(-1, 1);
            framings.computeIfAbsent(row.get("framing").asText(), framing -> new TreeSet<>())
                    .add(row.get("topic").textValue());
        }
        assertThat(framings)
                .hasSize(30)
                .allSatisfy((framing, topics) -> assertThat(topics).hasSize(3));
    }

    @Test
    void noTwoSentencesShareSixWords() {
        Map<String, String> seen = new HashMap<>();
        Set<String> shared = new TreeSet<>();
        ROWS.values().stream().flatMap(List::stream).forEach(row -> {
            String text = row.get("text").textValue();
            for (String run : runs(text)) {
                String before = seen.put(run, text);
                if (before != null) {
                    shared.add(run);
                }
            }
        });
        assertThat(shared).isEmpty();
    }

    @Test
    void noAxisOfTheHeldOutPartsOccursInTraining() {
        Set<String> trained = new TreeSet<>(TRAINING_AXES.keySet());
        ROWS.get("train").forEach(row -> trained.add(row.get("axis").textValue()));
        for (String file : HELD_OUT) {
            for (JsonNode row : ROWS.get(file)) {
                // A second axis of one name has a number behind it.
                assertThat(trained)
                        .noneMatch(name -> name.replaceFirst("-\\d+$", "")
                                .equals(row.get("axis").textValue()));
            }
        }
        assertThat(axes("dev")).doesNotContainAnyElementsOf(axes("test"));
        assertThat(axes("dev-open")).doesNotContainAnyElementsOf(axes("test-open"));
    }

    private static Set<String> axes(String file) {
        Set<String> axes = new TreeSet<>();
        ROWS.get(file).forEach(row -> axes.add(row.get("axis").textValue()));
        return axes;
    }

    /** Each run of six words once, however often a sentence has it. */
    private static Set<String> runs(String text) {
        List<String> words = WORD.matcher(
                        APOSTROPHE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("'"))
                .results()
                .map(MatchResult::group)
                .toList();
        Set<String> runs = new HashSet<>();
        for (int i = 0; i + WORDS <= words.size(); i++) {
            runs.add(String.join(" ", words.subList(i, i + WORDS)));
        }
        return runs;
    }
}
