package news.parallax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import news.parallax.model.ModelFolder;
import news.parallax.model.TestModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was scored stays as it was while models come and go over one data folder. */
@Timeout(600)
class ReplacedModelIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STORY = "a bridge";

    @TempDir
    Path data;

    @TempDir
    Path newer;

    @TempDir
    Path namesake;

    private final ModelFolder shipped = ModelFolder.read(TestModel.FOLDER);

    @Test
    void oldScoresKeepTheirDigitsAndTheirModel() throws Exception {
        copy(newer, "99.0.0", 2);
        copy(namesake, shipped.description().version(), 3);
        String version = shipped.description().version();
        String wire;
        String post;
        JsonNode wireBefore;
        JsonNode postBefore;
        JsonNode comparisonBefore;
        JsonNode modelBefore;

        try (Service service = Service.start(data)) {
            assertThat(model(service, null).path("since").isNull()).isTrue();
            assertThat(model(service, null).path("storedScores").asInt(-1)).isZero();
            wire = store(service, "Wire", 201).path("id").asText();
            post = store(service, "Post", 201).path("id").asText();
            wireBefore = only(scores(service, wire));
            postBefore = only(scores(service, post));
            comparisonBefore = comparison(service);
            modelBefore = model(service, version);
            assertThat(modelBefore.path("current").asBoolean()).isTrue();
            assertThat(modelBefore.path("storedScores").asInt()).isEqualTo(2);
        }

        // Another model takes over.
        try (Service service = Service.start(command(newer), data)) {
            assertThat(model(service, null).path("version").asText()).isEqualTo("99.0.0");
            assertThat(model(service, null).path("current").asBoolean()).isTrue();
            assertThat(model(service, null).at("/others/0/hash").asText()).isEqualTo(shipped.hash());
            JsonNode former = model(service, version);
            assertThat(former.path("current").asBoolean(true)).isFalse();
            for (String field : List.of("hash", "precision", "since", "storedScores", "figures", "trainingData")) {
                assertThat(former.get(field)).as(field).isNotNull().isEqualTo(modelBefore.get(field));
            }
            assertThat(former.get("measures")).isEqualTo(modelBefore.get("measures"));
            assertThat(model(service, shipped.hash())).isEqualTo(former);

            // Nothing has been sent again: everything still stands as the former model read it.
            assertThat(only(scores(service, wire))).isEqualTo(wireBefore);
            JsonNode comparison = comparison(service);
            for (String part : List.of("outlets", "differences", "method")) {
                assertThat(comparison.get(part)).as(part).isEqualTo(comparisonBefore.get(part));
            }
            assertThat(comparison.path("caution").asText()).contains(version + ", which no longer scores");

            JsonNode again = store(service, "Wire", 200);
            assertThat(again.path("id").asText()).isEqualTo(wire);
            assertThat(again.at("/model/version").asText()).isEqualTo("99.0.0");
            assertThat(again.at("/measures/loaded_language/value"))
                    .isNotEqualTo(wireBefore.at("/measures/loaded_language/value"));
            JsonNode both = scores(service, wire);
            assertThat(both).hasSize(2);
            assertThat(both.get(0).at("/model/version").asText()).isEqualTo("99.0.0");
            assertThat(both.get(1)).isEqualTo(wireBefore);
            assertThat(article(service, wire).get("model")).isEqualTo(again.get("model"));
            assertThat(article(service, wire).get("measures")).isEqualTo(again.get("measures"));

            // One article each: the comparison is the present model's and says what it leaves out.
            JsonNode mixed = comparison(service);
            assertThat(mixed.at("/method/model")).isEqualTo(again.get("model"));
            assertThat(mixed.at("/method/leftOut/0/model/hash").asText()).isEqualTo(shipped.hash());
            assertThat(mixed.get("outlets")).hasSize(1);
        }

        // A third has the first one's version and other files.
        try (Service service = Service.start(command(namesake), data)) {
            store(service, "Post", 200);
            JsonNode newest = model(service, version);
            assertThat(newest.path("current").asBoolean()).isTrue();
            assertThat(newest.path("storedScores").asInt()).isEqualTo(1);
            assertThat(newest.get("others"))
                    .extracting(other -> other.path("version").asText())
                    .containsExactly("99.0.0", version);
            assertThat(model(service, shipped.hash()).get("measures")).isEqualTo(modelBefore.get("measures"));
            assertThat(model(service, shipped.hash()).path("current").asBoolean(true)).isFalse();
            assertThat(scores(service, post).get(1)).isEqualTo(postBefore);

            HttpResponse<String> unknown = service.get("/v1/model?version=0.0.0");
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(JSON.readTree(unknown.body()).get("models"))
                    .extracting(listed -> listed.path("hash").asText())
                    .hasSize(3)
                    .contains(shipped.hash());
        }

        // And the first comes back.
        try (Service service = Service.start(data)) {
            for (JsonNode before : List.of(wireBefore, postBefore)) {
                JsonNode now = article(service, before.path("id").asText());
                before.properties()
                        .forEach(field -> assertThat(now.get(field.getKey()))
                                .as(field.getKey())
                                .isEqualTo(field.getValue()));
            }
            assertThat(comparison(service)).isEqualTo(comparisonBefore);
        }
    }

    /** The shipped model under this version, with every temperature so many times as high: other numbers. */
    private static void copy(Path to, String version, double hotter) throws IOException {
        TestModel.copy(to, json -> {
            json.put("version", version);
            json.get("measures").forEach(measure -> {
                ObjectNode calibration = (ObjectNode) measure.get("calibration");
                calibration.put("temperature", calibration.get("temperature").doubleValue() * hotter);
            });
        });
        assertThat(Files.size(to.resolve("model.json"))).isPositive();
    }

    private ProcessBuilder command(Path model) {
        ProcessBuilder command = Service.command(data);
        command.environment().put("PARALLAX_MODEL", model.toString());
        return command;
    }

    private static JsonNode store(Service service, String outlet, int status) throws Exception {
        String body = JSON.createObjectNode()
                .put("outlet", outlet)
                .put("story", STORY)
                .put(
                        "text",
                        "The council of " + outlet + " voted on Tuesday to close the old bridge for a year. "
                                + "Mayor Dana Whitcomb called it a reckless, shameful gamble. Traders will lose a summer. "
                                + "The Democrats want repairs, and Republicans in the senate hold back the money. "
                                + "The bearings are worn. An engineer measured them in March. Buses go another way. "
                                + "Whitcomb speaks again on Friday. The vote was five to four. Nobody cheered.")
                .toString();
        HttpResponse<String> answer = service.post("/v1/articles", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private static JsonNode model(Service service, String version) throws Exception {
        String query = version == null ? "" : "?version=" + URLEncoder.encode(version, StandardCharsets.UTF_8);
        return read(service, "/v1/model" + query);
    }

    private static JsonNode scores(Service service, String id) throws Exception {
        return read(service, "/v1/articles/" + id + "/scores").get("items");
    }

    private static JsonNode only(JsonNode items) {
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private static JsonNode article(Service service, String id) throws Exception {
        return read(service, "/v1/articles/" + id);
    }

    private static JsonNode comparison(Service service) throws Exception {
        return read(service, "/v1/stories/comparison?story=" + URLEncoder.encode(STORY, StandardCharsets.UTF_8));
    }

    private static JsonNode read(Service service, String target) throws Exception {
        HttpResponse<String> answer = service.get(target);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
