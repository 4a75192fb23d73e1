package news.parallax.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Which database a service uses. Flyway speaks to it over JDBC, Hibernate Reactive over its own client, so Quarkus
 * wants two URLs; here one is enough.
 *
 * <ul>
 *   <li>{@code quarkus.datasource.jdbc.url} ({@code jdbc:postgresql://host:5432/name}) or
 *       {@code quarkus.datasource.reactive.url} ({@code postgresql://host:5432/name}), with
 *       {@code quarkus.datasource.username} and {@code quarkus.datasource.password}: that server; a missing one of the
 *       two URLs is made from the other. Parameters behind a question mark are not carried over: give both URLs then.
 *   <li>neither: an embedded server in {@code parallax.data-dir}, by default {@code .parallax} in the current folder.
 * </ul>
 *
 * Each can be a system property, an environment variable ({@code QUARKUS_DATASOURCE_JDBC_URL},
 * {@code PARALLAX_DATA_DIR}) or stand in {@code config/application.properties}.
 */
public final class DatabaseSettings {
    static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    static final String REACTIVE_URL = "quarkus.datasource.reactive.url";
    static final String USER = "quarkus.datasource.username";
    static final String PASSWORD = "quarkus.datasource.password";
    static final String DATA_DIR = "parallax.data-dir";

    private DatabaseSettings() {}

    /**
     * Completes the settings as system properties, before Quarkus reads them.
     *
     * @return the embedded server, started, when there is no other
     * @throws StartupRefused when it cannot be started
     */
    public static Optional<EmbeddedDatabase> complete() {
        return complete(StartupConfig.read());
    }

    /**
     * The same for a command: the data folder may be in use by a service, whose database then serves both.
     *
     * @return the embedded server, started for the command alone; nothing where somebody else's is used, which is
     *     migrated by whoever it belongs to
     * @throws StartupRefused when there is none to be had
     */
    public static Optional<EmbeddedDatabase> completeForCommand() {
        Config config = StartupConfig.read();
        if (completeUrls(config)) {
            return Optional.empty();
        }
        CommandDatabase database = CommandDatabase.in(dataDir(config));
        use(database.address());
        return database.started();
    }

    static Optional<EmbeddedDatabase> complete(Config config) {
        if (completeUrls(config)) {
            return Optional.empty();
        }
        EmbeddedDatabase database = EmbeddedDatabase.start(dataDir(config));
        use(database.address());
        return Optional.of(database);
    }

    /** Whether a database was named; either of its two URLs then is enough. */
    private static boolean completeUrls(Config config) {
        Optional<String> jdbc = config.getOptionalValue(JDBC_URL, String.class);
        Optional<String> reactive = config.getOptionalValue(REACTIVE_URL, String.class);
        if (jdbc.isPresent() && reactive.isEmpty()) {
            System.setProperty(REACTIVE_URL, withoutParameters(jdbc.get()).replaceFirst("^jdbc:", ""));
        }
        if (reactive.isPresent() && jdbc.isEmpty()) {
            System.setProperty(
                    JDBC_URL,
                    "jdbc:"
                            + withoutParameters(reactive.get())
                                    .replaceFirst("^(vertx-reactive:)?postgres(ql)?:", "postgresql:"));
        }
        return jdbc.isPresent() || reactive.isPresent();
    }

    /**
     * Whatever is set, an empty server in a folder of its own, which goes when the server stops.
     *
     * @throws StartupRefused when it cannot be started
     */
    public static EmbeddedDatabase temporary() {
        try {
            EmbeddedDatabase database = EmbeddedDatabase.temporary(Files.createTempDirectory("parallax-"));
            use(database.address());
            return database;
        } catch (IOException e) {
            throw new StartupRefused("there is no place for a database: " + e.getMessage(), e);
        }
    }

    private static void use(DatabaseAddress database) {
        System.setProperty(JDBC_URL, database.jdbcUrl());
        System.setProperty(REACTIVE_URL, database.reactiveUrl());
        System.setProperty(USER, database.user());
        System.setProperty(PASSWORD, database.password());
    }

    private static Path dataDir(Config config) {
        String given = config.getOptionalValue(DATA_DIR, String.class).orElse(".parallax");
        try {
            return Path.of(given);
        } catch (InvalidPathException e) {
            throw new StartupRefused(
                    DATA_DIR + " cannot be used as a path (" + e.getReason()
                            + "): with letters beyond ASCII in it start under a UTF-8 locale, as in LC_ALL=C.UTF-8",
                    e);
        }
    }

    private static String withoutParameters(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }
}
