package news.parallax;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The packaged service as a process of its own, with a data folder of its own and on any free port. */
public final class Service implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path dataFolder;
    private final String key;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private volatile int port;

    private Service(Process process, Path dataFolder, String key) {
        this.key = key;
        this.process = process;
        this.dataFolder = dataFolder;
        Thread reader = new Thread(this::read, "log of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * The command that starts the jar; words behind it make it a tool. Its process lives for seconds: it is not worth
     * while to compile for more, and half of a start would go to that; nor to verify for each command what is verified
     * for a service.
     */
    public static ProcessBuilder command(Path dataFolder, String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dquarkus.http.port=0",
                "-Dparallax.data-dir=" + dataFolder,
                "-jar",
                System.getProperty("parallax.jar")));
        command.addAll(List.of(words));
        if (words.length > 0) {
            command.addAll(1, List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote"));
        }
        return new ProcessBuilder(command);
    }

    /** Starts and waits until it is ready. */
    public static Service start(Path dataFolder) throws IOException, InterruptedException {
        return start(command(dataFolder), dataFolder);
    }

    public static Service start(ProcessBuilder command, Path dataFolder) throws IOException, InterruptedException {
        return start(command, dataFolder, "");
    }

    /** @param key that its requests are sent with; empty for none */
    public static Service start(ProcessBuilder command, Path dataFolder, String key)
            throws IOException, InterruptedException {
        Service service = new Service(command.redirectErrorStream(true).start(), dataFolder, key);
        for (long end = System.nanoTime() + PATIENCE.toNanos(); ; TimeUnit.MILLISECONDS.sleep(20)) {
            if (!service.process.isAlive() || System.nanoTime() > end) {
                service.kill();
                throw new IllegalStateException("not ready:\n" + String.join("\n", service.log));
            }
            if (service.port > 0 && service.get("/q/health/ready").statusCode() == 200) {
                return service;
            }
        }
    }

    public HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return get(target, key);
    }

    public HttpResponse<String> get(String target, String key) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(target));
        if (!key.isEmpty()) {
            request.header("X-API-Key", key);
        }
        return HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String target, String json) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(uri(target))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    public int port() {
        return port;
    }

    public Process process() {
        return process;
    }

    public String log() {
        return String.join("\n", log);
    }

    /** The database server's own process number. */
    public long databaseProcess() throws IOException {
        return Long.parseLong(Files.readAllLines(dataFolder.resolve("cluster/postmaster.pid"))
                .get(0)
                .strip());
    }

    /** SIGKILL: nothing in the process gets to know. */
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM. */
    @Override
    public void close() throws InterruptedException {
        // By its handle: the process itself would close what it still has to say.
        process.toHandle().destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }

    private URI uri(String target) {
        return URI.create("http://127.0.0.1:" + port + target);
    }

    private void read() {
        try (BufferedReader said = process.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                log.add(line);
                int address = line.indexOf("Listening on: http://");
                if (address >= 0) {
                    port = Integer.parseInt(
                            line.substring(line.lastIndexOf(':') + 1).strip());
                }
            }
        } catch (IOException closed) {
            log.add(closed.toString());
        }
    }
}
