package news.parallax;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import news.parallax.platform.EmbeddedDatabase;

/**
 * The database of the tests: the server that a service brings along, one for the whole run, in {@code target/}.
 *
 * <p>It lives until the JVM ends, over restarts of the application between profiles.
 */
public final class EmbeddedDatabaseResource implements QuarkusTestResourceLifecycleManager {
    // Profiles come in class loaders of their own and share no fields, but the properties of the process.
    private static final String RUNNING = "parallax.test-database";

    @Override
    public Map<String, String> start() {
        if (System.getProperty(RUNNING + ".url") == null) {
            EmbeddedDatabase database = EmbeddedDatabase.start(Path.of("target", "test-database"));
            Runtime.getRuntime().addShutdownHook(new Thread(database::close));
            System.setProperty(RUNNING + ".url", database.reactiveUrl());
            System.setProperty(RUNNING + ".user", database.user());
            System.setProperty(RUNNING + ".password", database.password());
        }
        return Map.of(
                "quarkus.datasource.jdbc.url", "jdbc:" + System.getProperty(RUNNING + ".url"),
                "quarkus.datasource.reactive.url", System.getProperty(RUNNING + ".url"),
                "quarkus.datasource.username", System.getProperty(RUNNING + ".user"),
                "quarkus.datasource.password", System.getProperty(RUNNING + ".password"));
    }

    @Override
    public void stop() {
        // The next profile goes on with it.
    }
}
