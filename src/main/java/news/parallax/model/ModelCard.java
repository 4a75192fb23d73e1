package news.parallax.model;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the folder of the model that scores says of it to people. Reads files: not for the event loop. */
@ApplicationScoped
public class ModelCard {
    private static final Pattern PICTURE = Pattern.compile("[a-z0-9-]{1,64}\\.svg");

    private final ModelService models;

    ModelCard(ModelService models) {
        this.models = models;
    }

    /** {@code MODEL_CARD.md}; empty where the folder has none, or while the model is being loaded. */
    public Optional<String> text() {
        return read("MODEL_CARD.md");
    }

    /** A drawing that the card shows, by its name within the folder; empty for any other name. */
    public Optional<String> picture(String name) {
        return PICTURE.matcher(name).matches() ? read(name) : Optional.empty();
    }

    private Optional<String> read(String name) {
        return models.current()
                .map(model -> model.folder().path().resolve(name))
                .filter(Files::isRegularFile)
                .map(ModelCard::content);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
