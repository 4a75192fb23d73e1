package news.parallax.access;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/** Says in the document what every path of the contract has in common: a key, and the answers without a good one. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class KeysInOpenApi implements OASFilter {
    private static final Map<String, String> ANSWERS = Map.of("401", "NoKey", "403", "NoScope", "429", "OverQuota");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/v1/")) {
                item.getOperations().values().forEach(KeysInOpenApi::complete);
            }
        });
    }

    private static void complete(Operation operation) {
        ANSWERS.forEach((status, name) -> {
            if (!operation.getResponses().hasAPIResponse(status)) {
                operation
                        .getResponses()
                        .addAPIResponse(status, OASFactory.createAPIResponse().ref("#/components/responses/" + name));
            }
        });
        operation.setSecurity(List.of(
                OASFactory.createSecurityRequirement().addScheme("key"), OASFactory.createSecurityRequirement()));
    }
}
