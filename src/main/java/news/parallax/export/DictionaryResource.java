package news.parallax.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What every exported field is. */
@RolesAllowed(Scope.READ)
@Path("/v1/dictionary")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exports")
public class DictionaryResource {
    @GET
    @Operation(
            operationId = "getDictionary",
            summary = "Every exported field: table, name, type, unit, scale, definition, since when",
            description =
                    "On one page. The columns of a file are these and no others. Columns of an axis stand here with <name> in"
                            + " the place of its name, and once more for desperation-bold-pivot.")
    @Parameter(name = "format", in = ParameterIn.QUERY, ref = "Format")
    @APIResponse(
            responseCode = "200",
            description = "All fields",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = "Dictionary"),
                        examples = @ExampleObject(name = "dictionary", ref = "Dictionary")),
                @Content(mediaType = "text/csv", schema = @Schema(ref = "Csv")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(ref = "Ndjson")),
                @Content(mediaType = "application/vnd.apache.parquet", schema = @Schema(ref = "Parquet"))
            })
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    public ObjectNode get() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Table<Entry> table = Dictionary.table();
        Dictionary.named().stream().map(table.json()).forEach(json.putArray("items")::add);
        return json.putNull("nextCursor");
    }
}
