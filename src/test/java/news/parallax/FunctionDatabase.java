package news.parallax;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import news.parallax.platform.EmbeddedDatabase;

/** A database as an operator prepares it for functions: by the commands of the jar. */
final class FunctionDatabase implements AutoCloseable {
    private final EmbeddedDatabase server;
    private final Path folder;

    private FunctionDatabase(EmbeddedDatabase server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    static FunctionDatabase start(Path folder) throws IOException, InterruptedException {
        FunctionDatabase database = new FunctionDatabase(EmbeddedDatabase.start(folder.resolve("database")), folder);
        database.command("migrate");
        return database;
    }

    String url() {
        return server.reactiveUrl();
    }

    String user() {
        return server.user();
    }

    String password() {
        return server.password();
    }

    /** What a function finds in its environment. */
    Map<String, String> environment() {
        return Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                server.reactiveUrl(),
                "QUARKUS_DATASOURCE_USERNAME",
                server.user(),
                "QUARKUS_DATASOURCE_PASSWORD",
                server.password());
    }

    /** A key for reading and writing. */
    String key() throws IOException, InterruptedException {
        return command("keys", "create", "--name", "functions", "--scope", "read,write");
    }

    private String command(String... words) throws IOException, InterruptedException {
        ProcessBuilder command = Service.command(folder.resolve("unused"), words);
        command.environment().putAll(environment());
        Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", words) + " ended with " + process.exitValue());
        }
        return said;
    }

    @Override
    public void close() {
        server.close();
    }
}
