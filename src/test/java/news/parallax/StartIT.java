package news.parallax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the packaged jar starts, refuses to start, and stops. */
class StartIT {
    @TempDir
    Path folder;

    /** What a process said and how it ended. */
    private record Ending(int code, String out, String err) {}

    @Test
    void servesAndStops() throws Exception {
        Service service = Service.start(folder);
        assertThat(service.get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(service.log()).contains("http://127.0.0.1:");
        assertThat(service.get("/q/metrics").body())
                .as("before any request for scores")
                .containsPattern("(?m)^parallax_queue(\\{[^}]*})? 0\\.0$")
                .containsPattern("(?m)^parallax_inference_queue(\\{[^}]*})? 0\\.0$");
        ProcessHandle database = ProcessHandle.of(service.databaseProcess()).orElseThrow();

        Ending second = run(folder);
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err().strip().lines())
                .singleElement()
                .asString()
                .contains("in use by process " + service.process().pid());
        assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);

        service.close();
        assertThat(service.process().exitValue()).isEqualTo(143);
        assertThat(database.isAlive()).isFalse();
        assertThat(folder.resolve("cluster/postmaster.pid")).doesNotExist();
        assertThat(Files.readString(folder.resolve("postgresql.log"))).contains("database system is shut down");
        assertThat(service.log()).doesNotContain("ERROR").doesNotContain("Exception");
    }

    @Test
    void takesAnotherDatabaseByOneSetting() throws Exception {
        try (Service first = Service.start(folder)) {
            String port = Files.readAllLines(folder.resolve("cluster/postmaster.pid"))
                    .get(3)
                    .strip();
            Path unused = folder.resolve("unused");
            ProcessBuilder command = Service.command(unused);
            command.environment()
                    .putAll(Map.of(
                            "QUARKUS_DATASOURCE_JDBC_URL",
                            "jdbc:postgresql://127.0.0.1:" + port + "/parallax",
                            "QUARKUS_DATASOURCE_USERNAME",
                            "parallax",
                            "QUARKUS_DATASOURCE_PASSWORD",
                            Files.readString(folder.resolve("password"))));
            try (Service second = Service.start(command, unused)) {
                HttpResponse<String> stored = first.post(
                        "/v1/articles",
                        "{\"outlet\":\"Shared Times\",\"text\":\"The council met on Tuesday to vote.\"}");
                assertThat(stored.statusCode()).isEqualTo(201);
                assertThat(second.get("/v1/articles?outlet=Shared%20Times").body())
                        .contains("Shared Times");
            }
            assertThat(unused).doesNotExist();
        }
    }

    @Test
    void refusesDataOfAnotherMajorVersionInOneLine() throws Exception {
        Files.createDirectories(folder.resolve("cluster"));
        Files.writeString(folder.resolve("cluster/PG_VERSION"), "16\n");
        Ending ending = run(folder);
        assertThat(ending.code()).isEqualTo(1);
        assertThat(ending.out()).isEmpty();
        assertThat(ending.err().strip().lines())
                .singleElement()
                .asString()
                .startsWith("parallax: ")
                .contains("PostgreSQL 16")
                .contains("PostgreSQL 17")
                .contains(folder.toString());
    }

    @Test
    void refusesAFolderThatCannotBeWrittenInOneLine() throws Exception {
        Ending ending = run(Path.of("/proc/parallax"));
        assertThat(ending.code()).isEqualTo(1);
        assertThat(ending.err().strip().lines()).singleElement().asString().contains("/proc/parallax");
    }

    @Test
    void refusesASettingThatItDoesNotKnowInOneLine() throws Exception {
        ProcessBuilder command = Service.command(folder);
        command.environment().put("PARALLAX_RETAIN", "forever");
        Process process = command.start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said.strip()).isEqualTo("parallax: parallax.retain is text or scores, not \"forever\"");
        assertThat(folder).as("no database was started").isEmptyDirectory();
    }

    @Test
    void isAToolWithAWordBehindIt() throws Exception {
        Ending version = run(folder, "--version");
        assertThat(version.code()).isZero();
        assertThat(version.out().strip()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(version.err()).isEmpty();
        assertThat(folder).as("no database was started").isEmptyDirectory();

        Ending unknown = run(folder, "nonsense");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).contains("nonsense").doesNotContain("\tat ");
    }

    private static Ending run(Path dataFolder, String... words) throws IOException, InterruptedException {
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        try {
            Process process = Service.command(dataFolder, words)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            int code = process.waitFor();
            return new Ending(code, Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
