package news.parallax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import news.parallax.model.TestModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A job goes on after its process is killed, again and again: nothing is lost, and nothing is counted twice. */
@Tag("slow")
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class KilledRescoringIT {
    private static final int ARTICLES = 60;
    private static final int KILLS = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path data;

    @TempDir
    Path newer;

    private final Random random = new Random(23);

    @Test
    void everyArticleIsScoredOnceMore() throws Exception {
        TestModel.copy(newer, json -> {
            json.put("version", "99.0.0");
            json.get("measures").forEach(measure -> {
                ObjectNode calibration = (ObjectNode) measure.get("calibration");
                calibration.put(
                        "temperature", 2 * calibration.get("temperature").doubleValue());
            });
        });
        List<String> ids = new ArrayList<>();
        JsonNode before;
        try (Service service = Service.start(data)) {
            for (int i = 0; i < ARTICLES; i++) {
                ids.add(store(service, i));
            }
            before = read(service, "/v1/articles/" + ids.get(0) + "/scores").at("/items/0");
        }

        String job = null;
        for (int kill = 0; kill < KILLS; kill++) {
            Service service = Service.start(command(), data);
            try {
                if (job == null) {
                    HttpResponse<String> posted = service.post("/v1/rescorings", "{\"model\": true}");
                    assertThat(posted.statusCode()).as(posted.body()).isEqualTo(202);
                    job = JSON.readTree(posted.body()).path("id").asText();
                }
                // Nobody does anything: it goes on by itself.
                int reached =
                        read(service, "/v1/rescorings/" + job).path("done").asInt();
                awaitMore(service, job, reached);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
            } finally {
                service.kill();
            }
        }

        try (Service service = Service.start(command(), data)) {
            JsonNode done = awaitDone(service, job);
            assertThat(done.path("status").asText()).isEqualTo("done");
            assertThat(done.path("total").asInt()).isEqualTo(ARTICLES);
            // Every third one was stored without its text.
            assertThat(done.path("done").asInt()).isEqualTo(ARTICLES - ARTICLES / 3);
            assertThat(done.path("skipped").asInt()).isEqualTo(ARTICLES / 3);
            assertThat(done.path("already").asInt() + done.path("failed").asInt())
                    .isZero();
            for (int i = 0; i < ARTICLES; i++) {
                JsonNode scores =
                        read(service, "/v1/articles/" + ids.get(i) + "/scores").path("items");
                assertThat(scores).as("article %d", i).hasSize(i % 3 == 2 ? 1 : 2);
            }
            JsonNode scores =
                    read(service, "/v1/articles/" + ids.get(0) + "/scores").path("items");
            assertThat(scores.get(0).at("/model/version").asText()).isEqualTo("99.0.0");
            for (String field : List.of("model", "scoredAt", "measures", "targets", "sentences")) {
                // Axes too: the former vectors and what the former model made of their poles are stored.
                assertThat(scores.get(1).path(field)).as(field).isEqualTo(before.path(field));
            }
            JsonNode drift = read(service, "/v1/rescorings/" + job + "/drift");
            assertThat(drift.path("articles").asInt()).isEqualTo(ARTICLES - ARTICLES / 3);
            assertThat(drift.at("/movements/0/n").asInt()).isEqualTo(ARTICLES - ARTICLES / 3);
            // The vectors are the same; the former ones are placed between the poles that were kept with them.
            assertThat(drift.path("movements")).anySatisfy(movement -> {
                assertThat(movement.path("measure").asText()).isEqualTo("axes.desperation-bold-pivot");
                assertThat(movement.path("n").asInt()).isEqualTo(ARTICLES - ARTICLES / 3);
                assertThat(movement.path("change").asDouble()).isZero();
            });
            // Probabilities go towards a half where the temperature doubles: the order stays.
            assertThat(drift.at("/movements/0/change").asDouble()).isNotZero();
            System.out.printf(
                    "%d kills, %d articles, %s articles a second%n",
                    KILLS, ARTICLES, done.path("rate").asText());
        }
    }

    private ProcessBuilder command() {
        ProcessBuilder command = Service.command(data);
        command.environment().put("PARALLAX_MODEL", newer.toString());
        command.environment().put("PARALLAX_RESCORING_LEASE", "1S");
        command.environment().put("PARALLAX_RESCORING_EVERY", "0.2S");
        return command;
    }

    private static void awaitMore(Service service, String job, int reached) throws Exception {
        for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1); System.nanoTime() < end; ) {
            JsonNode now = read(service, "/v1/rescorings/" + job);
            if (now.path("done").asInt() > reached) {
                assertThat(now.path("status").asText()).isEqualTo("running");
                return;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("the job does not go on");
    }

    private static JsonNode awaitDone(Service service, String job) throws Exception {
        JsonNode now = read(service, "/v1/rescorings/" + job);
        for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
                System.nanoTime() < end && now.path("finishedAt").isNull(); ) {
            TimeUnit.MILLISECONDS.sleep(100);
            now = read(service, "/v1/rescorings/" + job);
        }
        return now;
    }

    private static String store(Service service, int number) throws Exception {
        ObjectNode article = JSON.createObjectNode()
                .put("outlet", "Outlet " + number % 4)
                .put("retain", number % 3 == 2 ? "scores" : "text")
                .put(
                        "text",
                        "The council voted on Tuesday to close the old bridge number " + number + " for a year. "
                                + "Mayor Dana Whitcomb called it a reckless, shameful gamble. Traders will lose a summer. "
                                + "The bearings are worn. An engineer measured them in March. Buses go another way. "
                                        .repeat(1 + number % 5)
                                + "Whitcomb speaks again on Friday. The vote was five to four. Nobody cheered.");
        HttpResponse<String> answer = service.post("/v1/articles", article.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).path("id").asText();
    }

    private static JsonNode read(Service service, String target) throws IOException, InterruptedException {
        HttpResponse<String> answer = service.get(target);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
