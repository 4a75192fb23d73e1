package news.parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    static Path shared;

    @TempDir
    Path temporary;

    @BeforeAll
    static void unpackOnce() throws Exception {
        PostgresPrograms.in(shared);
    }

    @BeforeEach
    void useWhatIsUnpacked() throws Exception {
        useWhatIsUnpacked(temporary);
    }

    private static void useWhatIsUnpacked(Path folder) throws Exception {
        Files.createSymbolicLink(folder.resolve(PostgresPrograms.FOLDER), shared.resolve(PostgresPrograms.FOLDER));
    }

    @Test
    void keepsWhatItAcknowledged() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(temporary);
                Connection connection = DatabaseHolder.connect(database)) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(column(connection, "SHOW " + setting)).as(setting).containsExactly("on");
            }
            assertThat(column(connection, "SHOW listen_addresses")).containsExactly("127.0.0.1");
            assertThat(column(connection, "SELECT rolsuper::text FROM pg_roles WHERE rolname = current_user"))
                    .containsExactly("false");
        }
    }

    @Test
    void asksForThePasswordThatOnlyTheOwnerCanRead() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(temporary)) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "postgres", ""))
                    .isInstanceOf(SQLException.class);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve("password"))))
                    .isEqualTo("rw-------");
        }
        Files.delete(temporary.resolve("password"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(temporary);
                Connection connection = DatabaseHolder.connect(database)) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        Path folder = Files.createDirectories(temporary.resolve("Überschrift mit Leerzeichen/数据"));
        useWhatIsUnpacked(folder);
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder);
                Connection connection = DatabaseHolder.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 'a line' AS line");
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder);
                Connection connection = DatabaseHolder.connect(database)) {
            assertThat(column(connection, "SELECT line FROM kept")).containsExactly("a line");
        }
    }

    @Test
    void unpacksItsProgramsWholeOrNotAtAll() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("new"));
        Path half = Files.createDirectories(folder.resolve(PostgresPrograms.FOLDER + ".part/bin"));
        Files.createFile(half.resolve("postgres"));
        assertThat(Path.of(PostgresPrograms.in(folder).program("postgres")))
                .isExecutable()
                .isNotEmptyFile();
        assertThat(half).doesNotExist();
    }

    @Test
    void isOneForAFolder() {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(temporary)) {
            assertThat(first.jdbcUrl()).startsWith("jdbc:postgresql://127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedDatabase.start(temporary))
                    .isInstanceOf(StartupRefused.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid())
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws Exception {
        Files.createDirectories(temporary.resolve("cluster/base/1"));
        Files.writeString(temporary.resolve("cluster/PG_VERSION"), "16\n");
        assertRefusal(temporary, "PostgreSQL 16 database");
        Files.writeString(temporary.resolve("cluster/PG_VERSION"), "17\n");
        Files.writeString(temporary.resolve("cluster/base/1/PG_VERSION"), "15\n");
        assertRefusal(temporary, "PostgreSQL 15 database");
        assertThat(temporary.resolve("cluster/postgresql.conf")).doesNotExist();
    }

    @Test
    void refusesAClusterThatIsNotItsOwn() throws Exception {
        Files.writeString(temporary.resolve("PG_VERSION"), "17\n");
        assertRefusal(temporary, "a PostgreSQL cluster of its own");
    }

    @Test
    void refusesAFolderThatCannotBeWritten() throws Exception {
        assertRefusal(Path.of("/proc/parallax"), "cannot be used");
        Path file = Files.createFile(temporary.resolve("file"));
        assertRefusal(file, "not a folder");
    }

    @Test
    void stopsTheServerOfAKilledService() throws Exception {
        for (String line : List.of("first", "second")) {
            Process holder = holder(line);
            holder.destroyForcibly().waitFor();
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(temporary);
                Connection connection = DatabaseHolder.connect(database)) {
            assertThat(column(connection, "SELECT line FROM kept ORDER BY line"))
                    .containsExactly("first", "second");
        }
        assertThat(ProcessHandle.allProcesses()
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> String.join(
                                        " ", process.info().arguments().orElse(new String[0]))
                                .contains(temporary.toString())))
                .isEmpty();
    }

    @Test
    void leavesAStrangerAloneThatHasTheOldProcessNumber() throws Exception {
        EmbeddedDatabase.start(temporary).close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    temporary.resolve("cluster/postmaster.pid"),
                    stranger.pid() + "\n" + temporary.resolve("cluster")
                            + "\n1700000000\n5432\n\n127.0.0.1\n\nready\n");
            EmbeddedDatabase.start(temporary).close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void leavesNothingHalfMade() throws Exception {
        Files.createDirectories(temporary.resolve("cluster.part/base"));
        Files.createFile(temporary.resolve("password"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(temporary);
                Connection connection = DatabaseHolder.connect(database)) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThat(temporary.resolve("cluster.part")).doesNotExist();
    }

    private static void assertRefusal(Path folder, String words) {
        assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining(words)
                .hasMessageContaining(folder.toString())
                .hasMessageNotContaining("\n");
    }

    private Process holder(String line) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        DatabaseHolder.class.getName(),
                        temporary.toString(),
                        line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader();
        assertThat(said.readLine()).startsWith("written");
        return process;
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
