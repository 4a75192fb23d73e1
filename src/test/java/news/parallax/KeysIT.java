package news.parallax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The packaged jar beyond loopback, from the first key on. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class KeysIT {
    @TempDir
    static Path folder;

    @TempDir
    static Path outputs;

    private Service service;

    /** A command that was started, and where it says what it says. */
    private record Command(Process process, Path out, Path err) {
        Ending end() throws Exception {
            return new Ending(process.waitFor(), Files.readString(out), Files.readString(err));
        }
    }

    /** What a process said and how it ended. */
    private record Ending(int code, String out, String err) {}

    @BeforeAll
    void listensBeyondLoopbackOnceThereIsAKey() throws Exception {
        Ending refused = start(exposed(Service.command(folder))).end();
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out() + refused.err())
                .contains("keys create --name NAME")
                .contains("0.0.0.0")
                .doesNotContain("Listening on")
                .doesNotContain("\tat ");

        Ending first =
                keys("create", "--name", "first", "--scope", "read,write").end();
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).matches("plx_[0-9A-Za-z]{49}\\R");
        assertThat(folder.resolve("cluster/postmaster.pid")).as("stopped again").doesNotExist();
        service = Service.start(
                exposed(Service.command(folder)), folder, first.out().strip());
    }

    @AfterAll
    void stop() throws Exception {
        if (service != null) {
            service.close();
        }
    }

    @Test
    void keysAreMadeAndRevokedBesideTheService() throws Exception {
        assertThat(service.get("/v1/dictionary", "").statusCode()).isEqualTo(401);
        assertThat(service.get("/q/health/live", "").statusCode()).isEqualTo(200);
        assertThat(service.get("/v1/dictionary").headers().firstValue("RateLimit"))
                .hasValueSatisfying(limit -> assertThat(limit).startsWith("\"key\";r="));

        Ending second = keys("create", "--name", "second", "--rate", "30").end();
        String other = second.out().strip();
        assertThat(service.get("/v1/dictionary", other).statusCode())
                .as(second.err())
                .isEqualTo(200);

        // What changes nothing goes side by side.
        Command again = keys("create", "--name", "second");
        Command listing = keys("list");
        Command migrating = start(Service.command(folder, "migrate"));
        assertThat(again.end().err()).contains("a key named second already");
        Ending list = listing.end();
        assertThat(list.out()).contains("first\tread,write\t600").contains("second\tread\t30");
        assertThat(list.out()).doesNotContain("plx_");
        assertThat(migrating.end().out()).contains("already");

        assertThat(keys("revoke", "second").end().code()).isZero();
        assertThat(service.get("/v1/dictionary", other).statusCode()).isEqualTo(401);
        assertThat(keys("revoke", "second").end().code()).isNotZero();
        assertThat(service.get("/q/health/ready").statusCode()).as("left alone").isEqualTo(200);
        assertThat(service.log()).doesNotContain("plx_").doesNotContain("ERROR");
    }

    @Test
    void aDatabaseOfItsOwnWantsToBeMigratedFirst() throws Exception {
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
        Ending early = with(empty, "keys", "list").end();
        assertThat(early.code()).isEqualTo(1);
        assertThat(early.err().strip().lines())
                .singleElement()
                .asString()
                .contains("no version")
                .contains("run the command migrate first");
        Ending migrated = with(empty, "migrate").end();
        assertThat(migrated.out()).as(migrated.err()).startsWith("The schema went from nothing to version ");
        assertThat(with(empty, "keys", "list").end().code()).isZero();
    }

    private Command with(Map<String, String> environment, String... words) throws Exception {
        ProcessBuilder command = Service.command(outputs.resolve("unused"), words);
        command.environment().putAll(environment);
        return start(command);
    }

    private static ProcessBuilder exposed(ProcessBuilder command) {
        command.command().addAll(1, List.of("-Dquarkus.http.host=0.0.0.0"));
        return command;
    }

    private static Command keys(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("keys"));
        all.addAll(List.of(words));
        return start(Service.command(folder, all.toArray(String[]::new)));
    }

    private static Command start(ProcessBuilder command) throws Exception {
        Path out = Files.createTempFile(outputs, "said", ".out");
        Path err = Files.createTempFile(outputs, "said", ".err");
        return new Command(
                command.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
    }
}
