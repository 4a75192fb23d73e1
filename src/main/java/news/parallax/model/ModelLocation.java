package news.parallax.model;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDList;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import io.quarkus.runtime.LaunchMode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the model folder: the configured one, or the one that ships.
 *
 * <p>A TorchScript module is code. The packaged service therefore takes one unasked only from beside its own jar, and
 * only the one whose hash was built into the jar. Whoever assembled both into an image that is never written to may
 * have computed that hash, and say so by the system property {@value #CHECKED}.
 */
final class ModelLocation {
    static final String CHECKED = "parallax.model-checked";

    private static final Path SHIPPED = Path.of("models", "parallax-en");

    private ModelLocation() {}

    /**
     * @param configured a folder or a DJL URL
     * @param mode the working folder's model is taken in development and tests only
     * @throws ModelException when there is none, or the one beside the jar is not the one that ships
     */
    static ModelFolder find(Optional<String> configured, LaunchMode mode) {
        if (configured.isPresent()) {
            String where = configured.get();
            return ModelFolder.read(where.contains("://") ? fetch(where) : Path.of(where));
        }
        return mode.isDevOrTest() ? ModelFolder.read(SHIPPED) : shipped(besideTheJar());
    }

    /** The model that ships, in the folder of the jar. */
    static ModelFolder shipped(Optional<Path> jars) {
        Path folder = jars.map(jar -> jar.resolve(SHIPPED))
                .filter(Files::isDirectory)
                .orElseThrow(() -> new ModelException(
                        "there is no " + SHIPPED + " beside the jar; set parallax.model to a model folder"));
        String pinned = pinned();
        ModelFolder found = ModelFolder.read(
                folder, Optional.ofNullable(System.getProperty(CHECKED)).filter(pinned::equals));
        if (!found.hash().equals(pinned)) {
            throw new ModelException("the model in " + found.path() + " is not the one that this jar was built with;"
                    + " restore it, or set parallax.model to the folder if you trust it");
        }
        return found;
    }

    /** The hash of the model that ships, as {@link ModelFolder#hash}. */
    static String pinned() {
        try (InputStream in = ModelLocation.class.getResourceAsStream("parallax-en.sha256")) {
            return new String(
                            Objects.requireNonNull(in, "parallax-en.sha256").readAllBytes(), StandardCharsets.US_ASCII)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> besideTheJar() {
        Path first = Path.of(System.getProperty("java.class.path", "").split(File.pathSeparator)[0]);
        return Files.isRegularFile(first)
                ? Optional.ofNullable(first.toAbsolutePath().getParent())
                : Optional.empty();
    }

    private static Path fetch(String url) {
        NativeEngine.prepareOnline();
        try {
            // DJL resolves the URL by loading what it names; only the folder is kept.
            try (ZooModel<NDList, NDList> model = Criteria.builder()
                    .setTypes(NDList.class, NDList.class)
                    .optEngine("PyTorch")
                    .optModelUrls(url)
                    .build()
                    .loadModel()) {
                return model.getModelPath();
            }
        } catch (IOException | ModelNotFoundException | MalformedModelException e) {
            throw new ModelException("cannot load the model from " + url + ": " + e.getMessage(), e);
        }
    }
}
