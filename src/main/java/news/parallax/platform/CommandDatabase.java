package news.parallax.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The embedded database of a command: of its own for as long as it runs, or that of the service that has the folder.
 *
 * @param started what the command has to stop; nothing beside a service
 */
record CommandDatabase(DatabaseAddress address, Optional<EmbeddedDatabase> started) {
    /** For a service that is starting: it may have to replay what a killed one had acknowledged. */
    private static final Duration FOR_SERVICE = Duration.ofSeconds(60);

    private static final Duration FOR_COMMAND = Duration.ofSeconds(10);

    /** @throws StartupRefused when the folder cannot be used, or its holder lets nobody in for a while */
    static CommandDatabase in(Path folder) {
        return in(folder, FOR_SERVICE, FOR_COMMAND);
    }

    static CommandDatabase in(Path folder, Duration forService, Duration forCommand) {
        long begin = System.nanoTime();
        while (true) {
            try {
                EmbeddedDatabase own = EmbeddedDatabase.start(folder, FolderLock.Holder.COMMAND);
                return new CommandDatabase(own.address(), Optional.of(own));
            } catch (FolderInUse held) {
                Optional<RunningServer> running = running(held, folder);
                if (running.isPresent()) {
                    return new CommandDatabase(
                            DatabaseAddress.at(
                                    running.get().port(), running.get().password()),
                            Optional.empty());
                }
                Duration patience = held.command() ? forCommand : forService;
                if (System.nanoTime() - begin > patience.toNanos()) {
                    throw held;
                }
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartupRefused("interrupted while waiting for the database in " + folder, e);
            }
        }
    }

    private static Optional<RunningServer> running(FolderInUse held, Path folder) {
        try {
            return RunningServer.of(held, folder);
        } catch (IOException e) {
            throw new StartupRefused(
                    "the database of process " + held.process() + " in " + folder.toAbsolutePath() + " cannot be used ("
                            + DataFolder.reason(e) + "): run the command as that service's user",
                    e);
        }
    }
}
