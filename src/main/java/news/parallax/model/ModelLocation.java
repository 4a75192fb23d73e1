package news.parallax.model;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDList;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the model folder: the configured one, or the one that ships. */
final class ModelLocation {
    private static final Path SHIPPED = Path.of("models", "parallax-en");

    private ModelLocation() {}

    /**
     * @param configured a folder or a DJL URL
     * @throws ModelException when there is none
     */
    static Path find(Optional<String> configured) {
        if (configured.isPresent()) {
            String where = configured.get();
            return where.contains("://") ? fetch(where) : Path.of(where);
        }
        return beside().map(folder -> folder.resolve(SHIPPED))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new ModelException(
                        "there is no " + SHIPPED + " beside the jar; set parallax.model to a model folder"));
    }

    /** Folders to look in: the jar's, and, running from classes, the project's. */
    private static Stream<Path> beside() {
        String first = System.getProperty("java.class.path", "").split(File.pathSeparator)[0];
        Path jar = Path.of(first).toAbsolutePath();
        return Stream.of(jar.getParent(), Path.of("").toAbsolutePath()).filter(folder -> folder != null);
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
