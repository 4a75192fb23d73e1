package news.parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each holder of the folder is a process of its own: a process never waits for its own locks. */
@Timeout(120)
class CommandDatabaseTest {
    private static final Duration SOON = Duration.ofMillis(300);

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @BeforeAll
    static void unpackOnce() throws Exception {
        PostgresPrograms.in(shared);
    }

    @BeforeEach
    void useWhatIsUnpacked() throws Exception {
        Files.createSymbolicLink(folder.resolve(PostgresPrograms.FOLDER), shared.resolve(PostgresPrograms.FOLDER));
    }

    @Test
    void isTheCommandsOwnWithoutAService() throws Exception {
        CommandDatabase database = CommandDatabase.in(folder);
        try (Connection connection = connect(database)) {
            assertThat(connection.isValid(1)).isTrue();
        } finally {
            database.started().orElseThrow().close();
        }
        assertThat(folder.resolve("cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void isThatOfTheServiceThatHasTheFolder() throws Exception {
        Process service = holder("service");
        try {
            CommandDatabase database = CommandDatabase.in(folder);
            assertThat(database.started()).as("what there is to stop").isEmpty();
            assertThat(lines(database)).isEqualTo(1);
            assertThat(lines(CommandDatabase.in(folder)))
                    .as("as often as one likes")
                    .isEqualTo(1);
        } finally {
            service.destroyForcibly().waitFor();
        }

        String orphan = server();
        CommandDatabase own = CommandDatabase.in(folder);
        assertThat(own.started()).isPresent();
        assertThat(server()).as("the one that the kill left has been stopped").isNotEqualTo(orphan);
        assertThat(lines(own)).isEqualTo(1);
        own.started().get().close();
    }

    @Test
    void isNotThatOfAnotherCommandWhichStopsItWhenItEnds() throws Exception {
        Process command = holder("command");
        try {
            assertThatThrownBy(() -> CommandDatabase.in(folder, SOON, SOON))
                    .isInstanceOf(StartupRefused.class)
                    .hasMessageContaining("in use by process " + command.pid() + ", a command")
                    .hasMessageNotContaining("\n");
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder)).isInstanceOf(StartupRefused.class);
        } finally {
            command.destroyForcibly().waitFor();
        }
        CommandDatabase.in(folder).started().orElseThrow().close();
    }

    @Test
    void doesNotTakeTheServerOfAKilledServiceForThatOfOneWhichIsStarting() throws Exception {
        holder("service").destroyForcibly().waitFor();
        // The young holder has the folder and has not yet looked who is in it.
        assertThat(RunningServer.of(
                        FolderInUse.by(folder, Long.toString(startNow().pid())), folder))
                .isEmpty();
        CommandDatabase.in(folder).started().orElseThrow().close();
    }

    private static Process startNow() throws Exception {
        Process young = new ProcessBuilder("sleep", "20").start();
        young.toHandle().onExit();
        Runtime.getRuntime().addShutdownHook(new Thread(young::destroyForcibly));
        return young;
    }

    private String server() throws Exception {
        return Files.readAllLines(folder.resolve("cluster/postmaster.pid")).get(0);
    }

    private static int lines(CommandDatabase database) throws Exception {
        try (Connection connection = connect(database);
                ResultSet rows = connection.createStatement().executeQuery("SELECT count(*) FROM kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection connect(CommandDatabase database) throws Exception {
        DatabaseAddress address = database.address();
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private Process holder(String as) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        DatabaseHolder.class.getName(),
                        folder.toString(),
                        "a line",
                        as)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader();
        assertThat(said.readLine()).startsWith("written");
        return process;
    }
}
