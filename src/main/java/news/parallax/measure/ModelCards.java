package news.parallax.measure;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import news.parallax.model.InstalledModels;
import news.parallax.model.ModelFolder;
import org.jspecify.annotations.Nullable;

/** The cards of the models that are installed, as they lie in their folders. */
@ApplicationScoped
public class ModelCards {
    private static final String FILE = "MODEL_CARD.md";
    private static final String HASH = "sha256:";
    private static final Pattern PICTURE = Pattern.compile("[a-z0-9-]{1,64}\\.svg");

    private final InstalledModels models;

    ModelCards(InstalledModels models) {
        this.models = models;
    }

    /**
     * A model with its card.
     *
     * @param hash of its files
     * @param markdown the card; null where its folder has none
     */
    public record Card(
            String name,
            String version,
            String hash,
            @Nullable String markdown) {
        boolean goesBy(String wanted) {
            return wanted.equals(version) || wanted.equals(hash) || (HASH + wanted).equals(hash);
        }
    }

    /**
     * All of them, that of the model that scores now first.
     *
     * @return emits on a worker thread
     * @throws IllegalStateException while that one is being loaded
     */
    public Uni<List<Card>> all() {
        return folders().map(folders -> folders.stream().map(ModelCards::card).toList());
    }

    /**
     * The card of one version, or hash with or without its prefix; null: of the model that scores now.
     *
     * @return empty where no such model is installed; emits on a worker thread
     */
    public Uni<Optional<Card>> of(@Nullable String version) {
        return all().map(cards -> cards.stream()
                .filter(card -> version == null || card.goesBy(version))
                .findFirst());
    }

    /**
     * A drawing that the card of the model that scores now shows, as SVG, by its name within the folder.
     *
     * @return empty for any other name; emits on a worker thread
     * @throws IllegalStateException while the model is being loaded
     */
    public Uni<Optional<String>> picture(String name) {
        return folders()
                .map(folders -> PICTURE.matcher(name).matches()
                        ? Optional.ofNullable(text(folders.get(0).path().resolve(name)))
                        : Optional.empty());
    }

    private Uni<List<ModelFolder>> folders() {
        return Uni.createFrom().completionStage(models.folders()).emitOn(Infrastructure.getDefaultWorkerPool());
    }

    private static Card card(ModelFolder folder) {
        return new Card(
                folder.description().name(),
                folder.description().version(),
                folder.hash(),
                text(folder.path().resolve(FILE)));
    }

    private static @Nullable String text(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
