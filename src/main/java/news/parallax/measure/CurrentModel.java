package news.parallax.measure;

import jakarta.enterprise.context.ApplicationScoped;
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
