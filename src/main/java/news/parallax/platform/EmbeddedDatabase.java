package news.parallax.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL of a service that was started without one, in its data folder.
 *
 * <p>What it acknowledges is on disk. It listens on the loopback address alone, on any free port, and asks for a
 * password that only the owner of the folder can read. A service that was killed leaves its server running; the next
 * start on the folder stops that one first.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private final DataFolder folder;
    private final PostgresServer server;
    private final DatabaseAddress address;
    private final @Nullable Path discarded;

    private EmbeddedDatabase(
            DataFolder folder, PostgresServer server, DatabaseAddress address, @Nullable Path discarded) {
        this.folder = folder;
        this.server = server;
        this.address = address;
        this.discarded = discarded;
    }

    /**
     * Takes the folder, makes the cluster if there is none, and waits until the server answers.
     *
     * @param path created if it does not exist
     * @throws StartupRefused when the folder is in use, cannot be written, or holds data of another major version
     */
    public static EmbeddedDatabase start(Path path) {
        return start(path, FolderLock.Holder.SERVICE);
    }

    static EmbeddedDatabase start(Path path, FolderLock.Holder holder) {
        return start(path, holder, null);
    }

    /** The same in an empty folder, which is deleted when the server stops. */
    public static EmbeddedDatabase temporary(Path path) {
        return start(path, FolderLock.Holder.COMMAND, path);
    }

    private static EmbeddedDatabase start(Path path, FolderLock.Holder holder, @Nullable Path discarded) {
        DataFolder folder = DataFolder.take(path, holder);
        try {
            folder.requireVersion(PostgresPrograms.MAJOR);
            PostgresServer server = new PostgresServer(folder, PostgresPrograms.in(path));
            OrphanedServer.stop(folder.cluster(), server);
            boolean passwordKnown = folder.knowsPassword();
            String password = folder.password();
            if (!Files.isDirectory(folder.cluster())) {
                server.initialise(password);
            } else if (!passwordKnown) {
                server.changePassword(password);
            }
            return new EmbeddedDatabase(folder, server, DatabaseAddress.at(server.start(), password), discarded);
        } catch (IOException e) {
            folder.close();
            throw new StartupRefused(
                    "the data folder " + path.toAbsolutePath() + " cannot be used (" + DataFolder.reason(e) + ")", e);
        } catch (InterruptedException e) {
            folder.close();
            Thread.currentThread().interrupt();
            throw new StartupRefused("interrupted while the embedded database started", e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    public String jdbcUrl() {
        return address.jdbcUrl();
    }

    public String reactiveUrl() {
        return address.reactiveUrl();
    }

    public String user() {
        return address.user();
    }

    public String password() {
        return address.password();
    }

    DatabaseAddress address() {
        return address;
    }

    /** Stops the server and lets go of the folder. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException | StartupRefused e) {
            System.err.println("parallax: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            folder.close();
            if (discarded != null) {
                discard(discarded);
            }
        }
    }

    private static void discard(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("parallax: " + folder + " is left behind (" + e.getMessage() + ")");
        }
    }
}
