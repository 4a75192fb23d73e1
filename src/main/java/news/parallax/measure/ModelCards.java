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
import news.parallax.model.InstalledModels;
import news.parallax.model.ModelFolder;
import org.jspecify.annotations.Nullable;

/** The cards of the models that are installed, as they lie in their folders. */
@ApplicationScoped
public class ModelCards {
    private static final String FILE = "MODEL_CARD.md";
    private static final String HASH = "sha256:";

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
        return Uni.createFrom()
                .completionStage(models.folders())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(folders -> folders.stream().map(ModelCards::card).toList());
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

    private static Card card(ModelFolder folder) {
        Path file = folder.path().resolve(FILE);
        try {
            return new Card(
                    folder.description().name(),
                    folder.description().version(),
                    folder.hash(),
                    Files.isRegularFile(file) ? Files.readString(file) : null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
