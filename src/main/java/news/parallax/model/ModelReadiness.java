package news.parallax.model;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Up when the model has been loaded and has scored a sentence. */
@Readiness
@ApplicationScoped
public class ModelReadiness implements AsyncHealthCheck {
    private final ModelService model;

    ModelReadiness(ModelService model) {
        this.model = model;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .item(() ->
                        HealthCheckResponse.named("Model").status(model.ready()).build());
    }
}
