package news.parallax.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The server that a killed service leaves behind: it lives on, holds the cluster and would keep the next one from
 * starting. Only what has been recognised as a PostgreSQL on this very cluster is signalled.
 */
final class OrphanedServer {
    private OrphanedServer() {}

    /** Call with the data folder taken: whatever server is on the cluster then has no master. */
    static void stop(Path cluster, PostgresServer server) throws IOException, InterruptedException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile, StandardCharsets.ISO_8859_1);
        long pid = lines.isEmpty() ? 0 : number(lines.get(0));
        ProcessHandle process = ProcessHandle.of(pid).orElse(null);
        if (process != null && isServerOn(process, cluster)) {
            server.stop();
        } else if (pid == 0 || process != null && !somebodyWorksIn(cluster)) {
            // The number belongs to a stranger by now, and the server would take it for its predecessor. A number that
            // nobody has is left to the server: it knows whether sessions of the dead one are still in the data.
            Files.delete(pidFile);
        }
    }

    static long number(String line) {
        return line.strip().matches("[1-9][0-9]{0,17}") ? Long.parseLong(line.strip()) : 0;
    }

    static boolean isServerOn(ProcessHandle process, Path cluster) {
        String program = process.info().command().orElse("");
        if (!program.replace(" (deleted)", "").endsWith("/postgres")) {
            return false;
        }
        Path workingFolder = Path.of("/proc", Long.toString(process.pid()), "cwd");
        return Files.exists(workingFolder)
                ? isSame(workingFolder, cluster)
                : List.of(process.info().arguments().orElse(new String[0])).contains(cluster.toString());
    }

    private static boolean somebodyWorksIn(Path cluster) throws IOException {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return true;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (isSame(process.resolve("cwd"), cluster)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isSame(Path workingFolder, Path cluster) {
        try {
            return Files.isSameFile(workingFolder, cluster);
        } catch (IOException gone) {
            return false;
        }
    }
}
