package news.parallax.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import java.time.Duration;
import news.parallax.model.ModelService;

/** Waits for the model. */
public final class Ready {
    private Ready() {}

    public static void await() {
        ModelService models = Arc.container().instance(ModelService.class).get();
        assertThat(models.load()).succeedsWithin(Duration.ofMinutes(2));
    }
}
