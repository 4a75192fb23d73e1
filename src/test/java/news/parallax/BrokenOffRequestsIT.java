package news.parallax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.parallax.platform.Wire;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Clients that go away, in the middle of a request or before its answer, leave nothing behind. */
@Tag("slow")
@Isolated("memory is measured, and a pool is filled")
class BrokenOffRequestsIT {
    private static final int REQUESTS = 1_000;
    private static final int WARM_UP = 200;
    private static final int CLIENTS = 8;
    private static final int POOL = 16;

    @TempDir
    Path folder;

    private final AtomicInteger number = new AtomicInteger();

    @Test
    void leaveNoConnectionNoPermitAndNoMemoryBehind() throws Exception {
        try (Service service = Service.start(folder)) {
            breakOff(service, WARM_UP);
            settle(service);
            long before = residentMegabytes(service);

            breakOff(service, REQUESTS);
            settle(service);

            assertThat(count("SELECT count(*) FROM article a"
                            + " WHERE NOT EXISTS (SELECT 1 FROM score s WHERE s.article_id = a.id)"))
                    .as("articles without scores")
                    .isZero();
            assertThat(residentMegabytes(service) - before)
                    .as("MB more than before")
                    .isLessThan(200);
            // Twice as many at a time as the pool has connections: a lost one would show as a wait without end.
            List<Integer> statuses = together(
                    2 * POOL,
                    () -> service.post("/v1/articles", article(number.incrementAndGet()))
                            .statusCode());
            assertThat(statuses).containsOnly(201);
            assertThat(together(
                            2 * POOL, () -> service.get("/v1/articles?limit=5").statusCode()))
                    .containsOnly(200);
            assertThat(service.log()).doesNotContain("ERROR").doesNotContain("secret");
        }
    }

    private void breakOff(Service service, int requests) throws Exception {
        AtomicInteger left = new AtomicInteger(requests);
        together(CLIENTS, () -> {
            for (int turn = left.getAndDecrement(); turn > 0; turn = left.getAndDecrement()) {
                breakOffOne(service.port(), turn);
            }
            return 0;
        });
    }

    private void breakOffOne(int port, int turn) throws IOException, InterruptedException {
        byte[] body = article(number.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
        String head = "POST /v1/" + (turn % 2 == 0 ? "articles" : "scores")
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        try (Wire wire = new Wire(port)) {
            switch (turn % 7) {
                case 0 -> wire.send("POST /v1/art");
                case 1 -> wire.send(head);
                case 2 ->
                    wire.send(head + "Content-Length: " + 2 * body.length + "\r\n\r\n")
                            .send(body);
                case 3 -> wire.send(head + "Transfer-Encoding: chunked\r\n\r\n100\r\n{\"text\":\"secret");
                case 4 -> wire.send("GET /v1/articles?limit=200 HTTP/1.1\r\nHost: localhost\r\n\r\n");
                default ->
                    wire.send(head + "Content-Length: " + body.length + "\r\n\r\n")
                            .send(body);
            }
            if (turn % 3 == 0) {
                Thread.sleep(turn % 20);
            }
            wire.reset();
        }
    }

    /** Waits until nothing is being scored, no connection but the asking one is open and no session is at work. */
    private void settle(Service service) throws Exception {
        for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2); ; TimeUnit.MILLISECONDS.sleep(200)) {
            String figures = service.get("/q/metrics").body();
            double queued = figure(figures, "parallax_queue") + figure(figures, "parallax_inference_queue");
            double connections = figure(figures, "http_server_active_connections");
            long busy = count("SELECT count(*) FROM pg_stat_activity"
                    + " WHERE usename = current_user AND pid <> pg_backend_pid() AND state <> 'idle'");
            if (queued == 0 && connections <= 2 && busy == 0) {
                return;
            }
            assertThat(System.nanoTime())
                    .as("%s queued, %s connections, %s sessions at work", queued, connections, busy)
                    .isLessThan(end);
        }
    }

    private static double figure(String figures, String name) {
        Matcher line =
                Pattern.compile("(?m)^" + name + "(\\{[^}]*})? ([-0-9.Ee+]+)$").matcher(figures);
        double sum = 0;
        assertThat(line.find()).as(name).isTrue();
        do {
            sum += Double.parseDouble(line.group(2));
        } while (line.find());
        return sum;
    }

    private long count(String query) throws Exception {
        String port = Files.readAllLines(folder.resolve("cluster/postmaster.pid"))
                .get(3)
                .strip();
        String password = Files.readString(folder.resolve("password"));
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/parallax", "parallax", password);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long residentMegabytes(Service service) throws IOException {
        return Files.readAllLines(
                                Path.of("/proc", Long.toString(service.process().pid()), "status"))
                        .stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024;
    }

    private static <T> List<T> together(int count, Callable<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(Collections.nCopies(count, task))) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String article(int number) {
        return "{\"outlet\":\"Broken Times\",\"text\":\"The secret council met on Tuesday for the " + number
                + "th time. Nobody expected the shameful delay that followed. The mayor promised an answer.\"}";
    }
}
