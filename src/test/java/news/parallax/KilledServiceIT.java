package news.parallax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import news.parallax.measure.TextHash;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Nothing acknowledged is lost: the process is killed under load, again and again. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class KilledServiceIT {
    private static final int KILLS = 10;
    private static final int CLIENTS = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final Random random = new Random(17);
    /** The caller's key of each article that was answered with 201, and the id it was given. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void keepsEveryArticleThatItAcknowledgedExactlyOnce() throws Exception {
        for (int round = 0; round < KILLS; round++) {
            Service service = Service.start(folder);
            int before = acknowledged.size();
            List<Future<?>> clients = new ArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
            try {
                for (int client = 0; client < CLIENTS; client++) {
                    clients.add(threads.submit(() -> post(service)));
                }
                while (acknowledged.size() < before + CLIENTS
                        && service.process().isAlive()) {
                    Thread.sleep(5);
                }
                Thread.sleep(random.nextInt(500));
                long database = service.databaseProcess();
                service.kill();
                if (round % 4 == 3) {
                    ProcessHandle.of(database).ifPresent(ProcessHandle::destroyForcibly);
                }
                for (Future<?> client : clients) {
                    client.get();
                }
            } finally {
                threads.shutdownNow();
                service.kill();
            }
            assertThat(acknowledged).as("round %d", round).hasSizeGreaterThan(before);
        }
        try (Service service = Service.start(folder)) {
            Map<String, String> stored = stored(service);
            assertThat(stored).containsAllEntriesOf(acknowledged);
            assertThat(stored.size()).isLessThanOrEqualTo(sent.get());
            for (String id : acknowledged.values()) {
                JsonNode article =
                        JSON.readTree(service.get("/v1/articles/" + id).body());
                String text = text(article.at("/ref").asText());
                assertThat(article.at("/text").asText()).isEqualTo(text);
                assertThat(article.at("/textHash").asText()).isEqualTo(TextHash.of(text));
                assertThat(article.at("/sentences")).isNotEmpty();
            }
        }
        System.out.printf("%d kills, %d articles sent, %d acknowledged%n", KILLS, sent.get(), acknowledged.size());
    }

    /** Posts one article after the other until the service is gone. */
    private void post(Service service) {
        while (true) {
            String ref = "article-" + sent.incrementAndGet();
            String text = text(ref);
            try {
                HttpResponse<String> answer = service.post(
                        "/v1/articles",
                        "{\"outlet\":\"Killed Times\",\"id\":\"" + ref + "\",\"text\":\"" + text + "\"}");
                if (answer.statusCode() == 201) {
                    acknowledged.put(ref, JSON.readTree(answer.body()).at("/id").asText());
                } else {
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                }
            } catch (IOException gone) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static String text(String ref) {
        return "The council met on Tuesday to read the report numbered " + ref + " in full. "
                + "Nobody expected the shameful delay that followed. The mayor promised a better answer by Friday.";
    }

    /** Every stored article; fails when one is there twice. */
    private static Map<String, String> stored(Service service) throws Exception {
        Map<String, String> stored = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page =
                    JSON.readTree(service.get("/v1/articles?limit=200" + cursor).body());
            for (JsonNode item : page.at("/items")) {
                assertThat(stored.put(item.at("/ref").asText(), item.at("/id").asText()))
                        .as(item.at("/ref").asText())
                        .isNull();
            }
            cursor = page.at("/nextCursor").isTextual()
                    ? "&cursor=" + page.at("/nextCursor").asText()
                    : "";
        } while (!cursor.isEmpty());
        return stored;
    }
}
