package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lean is withheld of, on the texts in {@code models/data/abstention}, by the path that serves. */
@Timeout(300)
class AbstentionTest {
    private static final Path FOLDER = Path.of("models", "data", "abstention");

    private static final Map<String, List<Row>> ROWS = new HashMap<>();

    private record Row(String id, String part, String text) {}

    @BeforeAll
    static void read() throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode row = json.readTree(line);
                    ROWS.computeIfAbsent(row.get("kind").asText(), kind -> new ArrayList<>())
                            .add(new Row(
                                    row.get("id").asText(),
                                    row.get("part").asText(),
                                    row.get("text").asText()));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"recipes", "sports-results", "source-code", "poems", "product-reviews", "local-notices"})
    void theLeanOfWhatIsNoPoliticsIsWithheld(String kind) {
        for (String part : List.of("tuning", "held-out")) {
            List<String> reasons = reasons(kind, part);
            assertThat(reasons).hasSizeGreaterThanOrEqualTo(16);
            assertThat(reasons.stream().filter(reason -> !reason.isEmpty()).count())
                    .as(part)
                    .isGreaterThanOrEqualTo(Math.round(Math.ceil(0.9 * reasons.size())));
        }
    }

    @Test
    void theLeanOfOtherCountriesPoliticsIsWithheldForAReasonOfItsOwn() {
        for (String part : List.of("tuning", "held-out")) {
            List<String> reasons = reasons("foreign-politics", part);
            assertThat(reasons).hasSizeGreaterThanOrEqualTo(20);
            assertThat(reasons.stream()
                            .filter(reason -> reason.startsWith("politics outside the United States"))
                            .count())
                    .as(part)
                    .isGreaterThanOrEqualTo(Math.round(Math.ceil(0.9 * reasons.size())));
        }
    }

    @Test
    void theLeanOfUnitedStatesPoliticsIsGiven() {
        List<String> reasons = new ArrayList<>(reasons("united-states-politics", "tuning"));
        reasons.addAll(reasons("united-states-politics", "held-out"));
        assertThat(reasons).hasSizeGreaterThanOrEqualTo(40);
        assertThat(reasons.stream().filter(String::isEmpty).count())
                .isGreaterThanOrEqualTo(Math.round(Math.ceil(0.95 * reasons.size())));
    }

    /** Each text was written for itself: none repeats another's phrases. */
    @Test
    void noTwoTextsShareSixWords() {
        Map<String, String> owners = new HashMap<>();
        Set<String> shared = new TreeSet<>();
        for (List<Row> rows : ROWS.values()) {
            for (Row row : rows) {
                List<String> words = words(row.text());
                assertThat(words).as(row.id()).hasSizeBetween(80, 250);
                for (int i = 0; i + 6 <= words.size(); i++) {
                    String six = String.join(" ", words.subList(i, i + 6));
                    if (!owners.computeIfAbsent(six, key -> row.id()).equals(row.id())) {
                        shared.add(six);
                    }
                }
            }
        }
        assertThat(shared).isEmpty();
        assertThat(ROWS.values().stream().flatMap(List::stream).map(Row::id).collect(Collectors.toSet()))
                .hasSize(ROWS.values().stream().mapToInt(List::size).sum());
    }

    private static List<String> reasons(String kind, String part) {
        return ROWS.get(kind).stream()
                .filter(row -> row.part().equals(part))
                .map(row -> TestScorer.score(row.text()).abstained().stream()
                        .filter(abstention -> abstention.measure().equals("lean"))
                        .map(Abstention::reason)
                        .findFirst()
                        .orElse(""))
                .toList();
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip().split(" "));
    }
}
