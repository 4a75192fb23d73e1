package news.parallax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.jerolba.carpet.CarpetReader;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A batch is killed at random moments, again and again, and gone on with: in the end the output has every line once,
 * and is what a run has that nobody killed. {@code -Dparallax.kills=20} kills more often.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class KilledBatchIT {
    private static final int KILLS = Integer.getInteger("parallax.kills", 3);
    /** More than a process gets done before it is killed. */
    private static final int BETWEEN_KILLS = 80;

    private static final int ARTICLES = BETWEEN_KILLS * (KILLS + 1);

    /** What numbers may differ by where other texts were encoded beside theirs. */
    private static final double ALIKE = 0.02;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"scores.jsonl, false", "scores.csv.gz, false", "scores.parquet, false", "scores.csv, true"})
    @Timeout(3600)
    void theOutputHasEveryLineOnce(String name, boolean store) throws Exception {
        Path input = Batch.articles(folder.resolve("articles.jsonl"), ARTICLES);
        Path out = folder.resolve(name);
        List<String> words = new ArrayList<>(List.of(input.toString(), out.toString(), "--resume"));
        if (store) {
            words.add("--store");
        }
        Path whole = folder.resolve("whole-" + name);
        Batch undisturbed = store ? null : Batch.start(folder, input.toString(), whole.toString());
        Random random = new Random(name.hashCode());
        for (int kill = 0; kill < KILLS; kill++) {
            long before = Batch.journalled(out);
            Batch batch = Batch.start(folder, words.toArray(String[]::new));
            if (kill % 4 == 3) {
                // While it starts, or is not far from it.
                TimeUnit.MILLISECONDS.sleep(random.nextInt(3_000));
            } else {
                batch.awaitRows(out, before + random.nextInt(BETWEEN_KILLS / 2));
                TimeUnit.MILLISECONDS.sleep(random.nextInt(150));
            }
            assertThat(batch.process().isAlive())
                    .as(
                            "kill %d at row %d of %d: %s",
                            kill, Batch.journalled(out), ARTICLES, Files.readString(batch.err()))
                    .isTrue();
            batch.process().destroyForcibly();
            batch.end();
            assertThat(Batch.journalled(out)).isGreaterThanOrEqualTo(before);
        }
        Batch.Ending ending = Batch.run(folder, words.toArray(String[]::new));
        assertThat(ending.code()).as(ending.err()).isEqualTo(3);

        List<String> refs = IntStream.range(0, ARTICLES)
                .filter(i -> i % 20 != 13)
                .mapToObj(i -> "article-" + i)
                .toList();
        List<Map<String, Object>> rows = rows(out);
        assertThat(rows).extracting(row -> row.get("ref")).isEqualTo(refs);
        assertThat(Files.readAllLines(folder.resolve(name + ".rejects.jsonl")))
                .extracting(line -> Batch.JSON.readTree(line).path("line").asInt())
                .isEqualTo(IntStream.range(0, ARTICLES)
                        .filter(i -> i % 20 == 13)
                        .mapToObj(i -> i + 1)
                        .toList());
        if (undisturbed == null) {
            assertThat(stored())
                    .containsOnlyKeys(refs)
                    .allSatisfy((ref, times) -> assertThat(times).isEqualTo(1));
        } else {
            Batch.Ending ended = undisturbed.end();
            assertThat(ended.code()).as(ended.err()).isEqualTo(3);
            List<Map<String, Object>> expected = rows(whole);
            for (int i = 0; i < rows.size(); i++) {
                assertAlike(rows.get(i), expected.get(i));
            }
        }
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).doesNotContain(name + ".parts");
        }
        System.out.printf("%s: %d kills, %d articles%n", name, KILLS, ARTICLES);
    }

    private static void assertAlike(Map<String, Object> row, Map<String, Object> expected) {
        assertThat(row.keySet()).isEqualTo(expected.keySet());
        row.forEach((name, value) -> {
            Object other = expected.get(name);
            if (value instanceof Double number && other instanceof Double same) {
                assertThat(number).as(name).isCloseTo(same, within(ALIKE));
            } else if (!name.equals("scoredAt")) {
                assertThat(value).as(name).isEqualTo(other);
            }
        });
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List<Map<String, Object>> rows(Path file) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        if (file.toString().endsWith(".parquet")) {
            rows.addAll((List) new CarpetReader<>(file.toFile(), Map.class).toList());
        } else if (file.toString().contains(".csv")) {
            Path plain = unpacked(file);
            try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(plain)) {
                for (NamedCsvRecord record : csv) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    record.getFieldsAsMap().forEach((name, cell) -> row.put(name, number(cell)));
                    rows.add(row);
                }
            }
        } else {
            for (String line : Files.readAllLines(file)) {
                Map<String, Object> row = new LinkedHashMap<>();
                flatten("", Batch.JSON.readTree(line), row);
                rows.add(row);
            }
        }
        return rows;
    }

    private static Path unpacked(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return file;
        }
        Path plain = file.resolveSibling("unpacked.csv");
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            Files.copy(in, plain, StandardCopyOption.REPLACE_EXISTING);
        }
        return plain;
    }

    private static Object number(String cell) {
        return cell.matches("-?\\d+\\.\\d+") ? (Object) Double.valueOf(cell) : cell;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, Object> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey(), field.getValue(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(prefix + "[" + i + "]", node.get(i), into);
            }
        } else {
            into.put(prefix, node.isFloatingPointNumber() ? (Object) node.doubleValue() : node.asText());
        }
    }

    /** How often each article is in the database. */
    private Map<String, Integer> stored() throws Exception {
        Map<String, Integer> stored = new TreeMap<>();
        try (Service service = Service.start(folder.resolve("data"))) {
            String cursor = "";
            do {
                JsonNode page = Batch.JSON.readTree(
                        service.get("/v1/articles?limit=200" + cursor).body());
                page.path("items").forEach(item -> stored.merge(item.path("ref").asText(), 1, Integer::sum));
                cursor = page.path("nextCursor").isTextual()
                        ? "&cursor=" + page.path("nextCursor").asText()
                        : "";
            } while (!cursor.isEmpty());
        }
        return stored;
    }
}
