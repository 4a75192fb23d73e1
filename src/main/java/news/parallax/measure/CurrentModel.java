package news.parallax.measure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import news.parallax.model.ModelId;
import news.parallax.model.ModelService;

/** What scores now, for rooms that know measures but no models. */
@ApplicationScoped
public class CurrentModel {
    private final ModelService models;

    CurrentModel(ModelService models) {
        this.models = models;
    }

    /** Whether the model has been loaded. */
    public boolean ready() {
        return models.ready();
    }

    /**
     * Waits until it is loaded.
     *
     * @return whether it is, within that time
     */
    public boolean await(Duration atMost) {
        try {
            models.load().get(Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the model cannot be loaded", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @throws IllegalStateException while it is being loaded */
    public ModelId id() {
        return models.id();
    }

    /**
     * Its {@code model.json} as it stands in the folder.
     *
     * @throws IllegalStateException while it is being loaded
     */
    public String json() {
        return models.modelJson();
    }
}
