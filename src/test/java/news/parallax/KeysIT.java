package news.parallax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar beyond loopback, from the first key on. */
@Timeout(300)
class KeysIT {
    @TempDir
    Path folder;

    @TempDir
    Path outputs;

    /** What a process said and how it ended. */
    private record Ending(int code, String out, String err) {}

    @Test
    void listensBeyondLoopbackOnceThereIsAKey() throws Exception {
        Ending refused = run(exposed(Service.command(folder)));
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out() + refused.err())
                .contains("keys create --name NAME")
                .contains("0.0.0.0")
                .doesNotContain("Listening on")
                .doesNotContain("\tat ");

        Ending first = run(Service.command(folder, "keys", "create", "--name", "first", "--scope", "read,write"));
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).matches("plx_[0-9A-Za-z]{49}\\R");
        assertThat(folder.resolve("cluster/postmaster.pid")).as("stopped again").doesNotExist();
        String key = first.out().strip();

        try (Service service = Service.start(exposed(Service.command(folder)), folder, key)) {
            assertThat(service.get("/v1/dictionary", "").statusCode()).isEqualTo(401);
            assertThat(service.get("/q/health/live", "").statusCode()).isEqualTo(200);
            assertThat(service.get("/v1/dictionary").headers().firstValue("RateLimit"))
                    .hasValueSatisfying(limit -> assertThat(limit).startsWith("\"key\";r="));

            Ending second = run(Service.command(folder, "keys", "create", "--name", "second", "--rate", "30"));
            String other = second.out().strip();
            assertThat(service.get("/v1/dictionary", other).statusCode())
                    .as(second.err())
                    .isEqualTo(200);
            assertThat(run(Service.command(folder, "keys", "create", "--name", "second"))
                            .err())
                    .contains("a key named second already");

            Ending list = run(Service.command(folder, "keys", "list"));
            assertThat(list.out()).contains("first\tread,write\t600").contains("second\tread\t30");
            assertThat(list.out()).doesNotContain("plx_");

            assertThat(run(Service.command(folder, "keys", "revoke", "second")).code())
                    .isZero();
            assertThat(service.get("/v1/dictionary", other).statusCode()).isEqualTo(401);
            assertThat(run(Service.command(folder, "keys", "revoke", "second")).code())
                    .isNotZero();

            Ending migrated = run(Service.command(folder, "migrate"));
            assertThat(migrated.out()).contains("already");
            assertThat(service.get("/q/health/ready").statusCode())
                    .as("left alone")
                    .isEqualTo(200);
            assertThat(service.log()).doesNotContain("plx_").doesNotContain("ERROR");
        }
    }

    @Test
    void aDatabaseOfItsOwnWantsToBeMigratedFirst() throws Exception {
        try (Service other = Service.start(folder)) {
            String port = Files.readAllLines(folder.resolve("cluster/postmaster.pid"))
                    .get(3)
                    .strip();
            Map<String, String> empty = Map.of(
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    "jdbc:postgresql://127.0.0.1:" + port + "/parallax?currentSchema=apart",
                    "QUARKUS_DATASOURCE_REACTIVE_URL",
                    "postgresql://127.0.0.1:" + port + "/parallax?search_path=apart",
                    "QUARKUS_FLYWAY_DEFAULT_SCHEMA",
                    "apart",
                    "QUARKUS_DATASOURCE_USERNAME",
                    "parallax",
                    "QUARKUS_DATASOURCE_PASSWORD",
                    Files.readString(folder.resolve("password")));
            Ending early = run(with(empty, "keys", "list"));
            assertThat(early.code()).isEqualTo(1);
            assertThat(early.err().strip().lines())
                    .singleElement()
                    .asString()
                    .contains("no version")
                    .contains("run the command migrate first");
            Ending migrated = run(with(empty, "migrate"));
            assertThat(migrated.out()).as(migrated.err()).startsWith("The schema went from nothing to version ");
            assertThat(run(with(empty, "keys", "list")).code()).isZero();
        }
    }

    private ProcessBuilder with(Map<String, String> environment, String... words) {
        ProcessBuilder command = Service.command(outputs.resolve("unused"), words);
        command.environment().putAll(environment);
        return command;
    }

    private static ProcessBuilder exposed(ProcessBuilder command) {
        command.command().addAll(1, List.of("-Dquarkus.http.host=0.0.0.0"));
        return command;
    }

    private Ending run(ProcessBuilder command) throws Exception {
        Path out = outputs.resolve("out");
        Path err = outputs.resolve("err");
        int code = command.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ending(code, Files.readString(out), Files.readString(err));
    }
}
