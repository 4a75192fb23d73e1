package news.parallax.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The database server of a service that lives, as a command beside it finds it in the data folder. The command connects
 * to it and does nothing else to it: it is started and stopped by its service alone.
 *
 * @param port on the loopback address
 */
record RunningServer(int port, String password) {
    /**
     * The server that this service has started; nothing while it is still starting, or already stopping.
     *
     * @param service who holds the folder
     */
    static Optional<RunningServer> of(FolderInUse service, Path folder) throws IOException {
        Path cluster = folder.resolve("cluster");
        List<String> lines;
        try {
            lines = Files.readAllLines(cluster.resolve("postmaster.pid"), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException notYet) {
            return Optional.empty();
        }
        if (service.command() || lines.size() < 8 || !lines.get(7).strip().equals("ready")) {
            return Optional.empty();
        }
        Optional<Instant> began = ProcessHandle.of(service.process())
                .flatMap(process -> process.info().startInstant());
        boolean its = ProcessHandle.of(OrphanedServer.number(lines.get(0)))
                .filter(server -> OrphanedServer.isServerOn(server, cluster))
                .flatMap(server -> server.info().startInstant())
                // An older one is what a killed service left behind: this one is about to stop it.
                .filter(start -> began.isPresent() && !start.isBefore(began.get()))
                .isPresent();
        return its
                ? Optional.of(new RunningServer(
                        Integer.parseInt(lines.get(3).strip()),
                        Files.readString(folder.resolve("password")).strip()))
                : Optional.empty();
    }
}
