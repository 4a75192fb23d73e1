package news.parallax;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A function out of its image on a database of its own, for all tests of a class. */
final class FunctionUnderTest implements BeforeAllCallback, AfterAllCallback {
    private final String name;
    private final Map<String, String> settings;
    private @Nullable Path folder;
    private @Nullable FunctionDatabase database;
    private @Nullable FunctionRuntime function;

    /**
     * @param name {@code http} or {@code worker}
     * @param settings what it finds in its environment, beside the database
     */
    FunctionUnderTest(String name, Map<String, String> settings) {
        this.name = name;
        this.settings = settings;
    }

    FunctionDatabase database() {
        return Objects.requireNonNull(database);
    }

    FunctionRuntime function() {
        return Objects.requireNonNull(function);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("function");
        database = FunctionDatabase.start(folder);
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.putAll(settings);
        // One whose AOT cache does not fit its JVM and jars would start all the same, only slowly.
        function = FunctionRuntime.start(FunctionRuntime.image(name), environment, List.of("-XX:AOTMode=on"));
        function.ready();
    }

    /** What cannot start says why, as an error of its initialisation. */
    static String initError(String name, Map<String, String> environment) throws IOException, InterruptedException {
        try (FunctionRuntime broken = FunctionRuntime.start(FunctionRuntime.image(name), environment)) {
            return broken.initError();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException, InterruptedException {
        if (function != null) {
            function.close();
        }
        if (database != null) {
            database.close();
        }
        if (folder != null) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
