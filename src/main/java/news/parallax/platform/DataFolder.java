package news.parallax.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The folder that a service keeps its database in ({@code parallax.data-dir}), held by one process at a time.
 *
 * <pre>
 *   lock              held as long as the service lives, by the kernel: it goes when the process goes
 *   password          of the database's role, readable by its owner alone
 *   postgresql.log    the server's own log since its last start
 *   postgresql-N/     the server's programs
 *   cluster/          the data
 * </pre>
 *
 * The path is used as it was given and never made absolute: a relative one works even where the name of the current
 * folder cannot be written in the locale's encoding.
 */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FolderLock lock;

    private DataFolder(Path path, FolderLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the folder if need be and takes it.
     *
     * @throws FolderInUse when another process holds it
     * @throws StartupRefused when it cannot be written
     */
    static DataFolder take(Path path, FolderLock.Holder holder) {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return new DataFolder(path, FolderLock.take(path, holder));
        } catch (IOException e) {
            throw new StartupRefused(
                    "the data folder " + path.toAbsolutePath() + " cannot be used (" + reason(e)
                            + "): set parallax.data-dir to a folder that this user may write",
                    e);
        }
    }

    Path path() {
        return path;
    }

    Path cluster() {
        return path.resolve("cluster");
    }

    Path log() {
        return path.resolve("postgresql.log");
    }

    /**
     * Refuses data that these programs cannot read.
     *
     * @param major PostgreSQL's major version that is at hand
     * @throws StartupRefused naming both versions
     */
    void requireVersion(String major) throws IOException {
        if (Files.exists(path.resolve("PG_VERSION"))) {
            refuseUnlessEqual(path, major);
            throw new StartupRefused("the data folder " + path.toAbsolutePath()
                    + " is a PostgreSQL cluster of its own: set parallax.data-dir to another folder");
        }
        if (!Files.isDirectory(cluster())) {
            return;
        }
        refuseUnlessEqual(cluster(), major);
        try (DirectoryStream<Path> databases =
                Files.newDirectoryStream(cluster().resolve("base"), "[0-9]*")) {
            for (Path database : databases) {
                if (Files.exists(database.resolve("PG_VERSION"))) {
                    refuseUnlessEqual(database, major);
                }
            }
        }
    }

    private void refuseUnlessEqual(Path folder, String major) throws IOException {
        Path file = folder.resolve("PG_VERSION");
        String found = Files.exists(file)
                ? Files.readString(file, StandardCharsets.ISO_8859_1).strip()
                : "unknown";
        if (!found.equals(major)) {
            throw new StartupRefused("the data folder " + path.toAbsolutePath() + " holds a PostgreSQL " + found
                    + " database and this service brings PostgreSQL " + major
                    + ": set parallax.data-dir to another folder, or move the data with pg_dump of version " + found);
        }
    }

    boolean knowsPassword() throws IOException {
        return Files.exists(passwordFile()) && Files.size(passwordFile()) > 0;
    }

    /** The password of the database's role; made up on the first call, the same for the life of the folder. */
    String password() throws IOException {
        if (knowsPassword()) {
            return Files.readString(passwordFile()).strip();
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String made = HexFormat.of().formatHex(random);
        Files.deleteIfExists(passwordFile());
        Files.createFile(
                passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile(), made, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        return made;
    }

    private Path passwordFile() {
        return path.resolve("password");
    }

    @Override
    public void close() {
        lock.close();
    }

    /** What the operating system said, without the path that stands beside it already. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException) {
            return "not a folder";
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
