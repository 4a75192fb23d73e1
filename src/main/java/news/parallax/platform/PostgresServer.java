package news.parallax.platform;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One PostgreSQL server on one cluster: made, started, stopped. */
final class PostgresServer {
    static final String ROLE = "parallax";
    static final String DATABASE = "parallax";

    // After a kill the server first replays what it had acknowledged.
    private static final Duration START = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 5;

    private final DataFolder folder;
    private final PostgresPrograms programs;
    private final List<String> prefix;

    PostgresServer(DataFolder folder, PostgresPrograms programs) throws IOException, InterruptedException {
        this.folder = folder;
        this.programs = programs;
        this.prefix = ServerAccount.prefix(folder.path());
    }

    /** Makes the cluster with one role and one database; complete or not at all. */
    void initialise(String password) throws IOException, InterruptedException {
        PostgresPrograms.delete(folder.path().resolve("cluster.part"));
        Path half = folder.path().resolve("cluster.part");
        // The superuser cannot log in at all; the service's own role owns its database and nothing else.
        run(
                List.of(
                        programs.program("initdb"),
                        "--pgdata=" + half,
                        "--username=postgres",
                        "--auth=reject",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"),
                "");
        configure(half, 0);
        alone(
                half,
                "CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + password + "'\nCREATE DATABASE " + DATABASE + " OWNER "
                        + ROLE + "\n");
        Files.move(half, folder.cluster());
    }

    /** For a folder whose password file was lost. */
    void changePassword(String password) throws IOException, InterruptedException {
        configure(folder.cluster(), 0);
        alone(folder.cluster(), "ALTER ROLE " + ROLE + " PASSWORD '" + password + "'\n");
    }

    /**
     * Starts the server and waits until it answers.
     *
     * @return the port, on the loopback address alone
     */
    int start() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            configure(folder.cluster(), port);
            List<String> command = new ArrayList<>(prefix);
            if (System.getProperty("os.name").startsWith("Linux")) {
                // A session of its own: Ctrl-C in the terminal stops the service first, and the service the server.
                command.add("setsid");
            }
            command.addAll(
                    List.of(programs.program("postgres"), "-D", folder.cluster().toString()));
            Process process =
                    launch(builder(command).redirectOutput(folder.log().toFile()));
            process.getOutputStream().close();
            if (ready(process)) {
                return port;
            }
            // Somebody took the port, or the last processes of a killed server are still leaving.
            if (attempt == ATTEMPTS) {
                throw refused(lastLine(Files.readString(folder.log(), StandardCharsets.ISO_8859_1)));
            }
            Thread.sleep(200L * attempt);
        }
    }

    /** Ends all sessions, writes everything down and stops. */
    void stop() throws IOException, InterruptedException {
        try {
            pgCtlStop("fast");
        } catch (StartupRefused slow) {
            pgCtlStop("immediate");
        }
    }

    private void pgCtlStop(String mode) throws IOException, InterruptedException {
        run(
                List.of(
                        programs.program("pg_ctl"),
                        "stop",
                        "-D",
                        folder.cluster().toString(),
                        "-m",
                        mode,
                        "-w",
                        "-t",
                        "20"),
                "");
    }

    private boolean ready(Process process) throws IOException, InterruptedException {
        Path pidFile = folder.cluster().resolve("postmaster.pid");
        for (long end = System.nanoTime() + START.toNanos(); System.nanoTime() < end; ) {
            if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                return false;
            }
            try {
                List<String> lines = Files.readAllLines(pidFile, StandardCharsets.ISO_8859_1);
                if (lines.size() >= 8
                        && lines.get(0).strip().equals(Long.toString(process.pid()))
                        && lines.get(7).strip().equals("ready")) {
                    return true;
                }
            } catch (NoSuchFileException notYet) {
                continue;
            }
        }
        stop();
        throw refused("not ready after " + START.toSeconds() + " s");
    }

    private void configure(Path cluster, int port) throws IOException {
        Files.writeString(
                cluster.resolve("pg_hba.conf"), "host " + DATABASE + " " + ROLE + " 127.0.0.1/32 scram-sha-256\n");
        Files.writeString(cluster.resolve("postgresql.conf"), """
                # Written anew at each start of the service.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 50
                password_encryption = scram-sha-256
                timezone = 'UTC'
                # What was answered with 201 outlives the power supply.
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                wal_level = minimal
                max_wal_senders = 0
                max_wal_size = 512MB
                jit = off
                # The text of an article must not reach a log, neither in a statement nor in an error's detail.
                log_timezone = 'UTC'
                log_min_messages = log
                log_min_error_statement = panic
                log_error_verbosity = terse
                """.formatted(port == 0 ? 5432 : port));
    }

    /** Runs statements, one a line, in a server of one session that nobody can connect to. */
    private void alone(Path cluster, String statements) throws IOException, InterruptedException {
        run(
                List.of(programs.program("postgres"), "--single", "-j", "-D", cluster.toString(), "postgres"),
                statements.replace("\n", ";\n\n"));
    }

    private void run(List<String> command, String input) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(command);
        File output = folder.path().resolve("command.log").toFile();
        Process process = launch(builder(words).redirectOutput(output));
        try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
            stdin.write(input);
        }
        if (process.waitFor() != 0) {
            throw refused(lastLine(Files.readString(output.toPath(), StandardCharsets.ISO_8859_1)));
        }
        Files.deleteIfExists(output.toPath());
    }

    /** A program that is missing is not the data folder's fault. */
    private Process launch(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw refused(builder.command().get(0) + " cannot be run; install it, or set " + DatabaseSettings.JDBC_URL
                    + " to a server of your own");
        }
    }

    private static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Neither the language of the messages nor the data may depend on who starts the service.
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANGUAGE"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private StartupRefused refused(String why) {
        return new StartupRefused(
                "the embedded database in " + folder.path().toAbsolutePath() + " does not start: " + why);
    }

    private static String lastLine(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .orElse("it says nothing");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
