package news.parallax.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
    private final int port;
    private final String password;

    private EmbeddedDatabase(DataFolder folder, PostgresServer server, int port, String password) {
        this.folder = folder;
        this.server = server;
        this.port = port;
        this.password = password;
    }

    /**
     * Takes the folder, makes the cluster if there is none, and waits until the server answers.
     *
     * @param path created if it does not exist
     * @throws StartupRefused when the folder is in use, cannot be written, or holds data of another major version
     */
    public static EmbeddedDatabase start(Path path) {
        DataFolder folder = DataFolder.take(path);
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
            return new EmbeddedDatabase(folder, server, server.start(), password);
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
        return "jdbc:" + reactiveUrl();
    }

    public String reactiveUrl() {
        return "postgresql://127.0.0.1:" + port + "/" + PostgresServer.DATABASE;
    }

    public String user() {
        return PostgresServer.ROLE;
    }

    public String password() {
        return password;
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
        }
    }
}
