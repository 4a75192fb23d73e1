package news.parallax.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The model that ships, loaded once for all tests of a JVM. */
public final class TestModel {
    public static final Path FOLDER = Path.of("models", "parallax-en");

    private static final class Shipped {
        static final ModelService SERVICE = service(FOLDER);
    }

    private TestModel() {}

    /** Loaded and ready. */
    public static ModelService service() {
        return Shipped.SERVICE;
    }

    public static ModelRuntime runtime() {
        return service().load().join();
    }

    /** Another folder's model, loaded and ready; the caller closes it. */
    public static ModelService service(Path folder) {
        return service(folder, new SimpleMeterRegistry());
    }

    /** As {@link #service(Path)}, with its figures in a registry. */
    public static ModelService service(Path folder, MeterRegistry meters) {
        ModelService service = new ModelService(new Settings(), Optional.of(folder.toString()), meters);
        service.load().join();
        return service;
    }

    /** The model and older ones beside it, which are unloaded soon after their last use. */
    public static InstalledModels installed(ModelService current, Path... older) {
        return new InstalledModels(current, new Settings(), List.of(older), Duration.ofMillis(200));
    }

    /** A copy of the folder that ships that places sentences on axes, whether the one that ships does so or not. */
    public static Path withAxes(Path to, double scale, double offset) throws IOException {
        return copy(
                to,
                description -> description
                        .putObject("axes")
                        .put("scale", scale)
                        .put("offset", offset)
                        .put(
                                "background",
                                Base64.getEncoder()
                                        .encodeToString(
                                                new byte
                                                        [2
                                                                * description
                                                                        .get("width")
                                                                        .asInt()])));
    }

    /** A model that is never loaded. */
    public static ModelService loading() {
        return new ModelService(new Settings(), Optional.empty(), new SimpleMeterRegistry());
    }

    /** A copy of the folder that ships with its {@code model.json} changed. */
    public static Path copy(Path to, Consumer<ObjectNode> change) throws IOException {
        for (String file : new String[] {"parallax-en.pt", "tokenizer.json"}) {
            Files.copy(FOLDER.resolve(file), to.resolve(file));
        }
        ObjectMapper json = new ObjectMapper();
        ObjectNode description =
                (ObjectNode) json.readTree(FOLDER.resolve("model.json").toFile());
        change.accept(description);
        json.writeValue(to.resolve("model.json").toFile(), description);
        return to;
    }

    private record Settings() implements InferenceSettings {
        @Override
        public OptionalInt threads() {
            return OptionalInt.of(2);
        }

        @Override
        public int batchTokens() {
            return 512;
        }

        @Override
        public boolean preload() {
            return false;
        }
    }
}
