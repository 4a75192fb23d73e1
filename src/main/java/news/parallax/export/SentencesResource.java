package news.parallax.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import news.parallax.article.Parameters;
import news.parallax.measure.Axis;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sentences of stored articles, page by page; as files they go another way, {@link SentencesExport}. */
@RolesAllowed(Scope.READ)
@Path("/v1/sentences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exports")
public class SentencesResource {
    private final SentencesExport sentences;

    SentencesResource(SentencesExport sentences) {
        this.sentences = sentences;
    }

    @GET
    @Operation(
            operationId = "listSentences",
            summary = "Sentences of stored articles",
            description =
                    "The articles newest first, the sentences of each in their order, its title before them. With the scores"
                            + " of the model that scores now, or else the latest; on the axes that are named, or else on"
                            + " desperation-bold-pivot. " + Docs.FORMATS)
    @Parameter(name = "outlet", in = ParameterIn.QUERY, description = "of exactly this outlet")
    @Parameter(name = "story", in = ParameterIn.QUERY, description = "on exactly this story")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "published at or after", example = "2026-03-01")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "published before", example = "2026-04-01T00:00:00Z")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "of articles with these words in title or text")
    @Parameter(
            name = "axis",
            in = ParameterIn.QUERY,
            description = "the sentences' places on this axis; up to 20 times",
            example = "threat-opportunity",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class, maxItems = Axis.MOST))
    @Parameter(
            name = "text",
            in = ParameterIn.QUERY,
            description = "true: with the words, where the text is kept",
            example = "true",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = Docs.LIMIT, example = "50")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "nextCursor of the page before")
    @Parameter(name = "format", in = ParameterIn.QUERY, ref = "Format")
    @APIResponse(
            responseCode = "200",
            description = "A page of sentences, or all of them as a file",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = "SentenceList"),
                        examples = @ExampleObject(name = "page", ref = "SentencePage")),
                @Content(mediaType = "text/csv", schema = @Schema(ref = "Csv")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(ref = "Ndjson")),
                @Content(mediaType = "application/vnd.apache.parquet", schema = @Schema(ref = "Parquet"))
            })
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<ObjectNode> list(@Context UriInfo uri) {
        Parameters parameters = new Parameters(uri.getQueryParameters());
        SentencesExport.Asked asked = SentencesExport.Asked.of(parameters);
        SentenceCursor cursor = parameters.parsed("cursor", SentenceCursor::read, SentenceCursor.SHAPE);
        int limit = parameters.limit();
        parameters.throwIfViolated();
        return sentences
                .from(asked, cursor)
                .flatMap(rows -> gathered(rows.limited(limit + 1L), new ArrayList<>()))
                .map(rows -> page(rows, limit, asked.table()));
    }

    private static Uni<List<SentenceTable.Row>> gathered(Rows<SentenceTable.Row> rows, List<SentenceTable.Row> before) {
        return rows.next().flatMap(some -> {
            before.addAll(some);
            return some.isEmpty() ? Uni.createFrom().item(before) : gathered(rows, before);
        });
    }

    /** @param rows one more than the limit, where there are so many */
    private static ObjectNode page(List<SentenceTable.Row> rows, int limit, Table<SentenceTable.Row> table) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        rows.stream().limit(limit).map(table.json()).forEach(json.putArray("items")::add);
        return json.put(
                "nextCursor",
                rows.size() > limit ? SentenceCursor.behind(rows.get(limit - 1)).write() : null);
    }
}
