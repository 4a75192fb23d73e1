package news.parallax.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import news.parallax.article.Decimals;
import news.parallax.platform.Problems;
import news.parallax.platform.Scope;
import news.parallax.platform.Violation;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Outlets side by side. */
@RolesAllowed(Scope.READ)
@Path("/v1/stories/comparison")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comparison")
public class ComparisonResource {
    private static final int LONGEST = 200;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final StoryComparisons comparisons;

    ComparisonResource(StoryComparisons comparisons) {
        this.comparisons = comparisons;
    }

    @GET
    @Operation(
            operationId = "compareStory",
            summary = "How differently outlets tell one story",
            description =
                    "Every outlet's values over its own-voice sentences in the story's articles, the sentences that "
                            + "tell most, and the differences of all pairs of outlets with interval, effect size and p-value. The "
                            + "same articles give the same digits. Only readings of one model are compared, those of the one that "
                            + "read most of the story; `method` names it and counts what is left out. `telling[].value` is the sentence's own; `text` is null where "
                            + "it was not kept. `interval` and `pValue` are null with a `reason` where one side has fewer than 12 "
                            + "sentences. Of more than 20 outlets, or of very many sentences, the largest are compared in pairs, "
                            + "and `caution` says so. `axis` names the axes that are compared beside the other measures, also "
                            + "such as were made after the articles came in; without it desperation-bold-pivot is. Frames are "
                            + "valued and not tested. A story of more than 1,000 articles or 60,000 sentences is refused; "
                            + "two comparisons are made at a time, eight wait, and further ones are answered 503.")
    @Parameter(name = "format", in = ParameterIn.QUERY, ref = "Format")
    @Parameter(
            name = "table",
            in = ParameterIn.QUERY,
            description = "of a file: differences (without it), outlets, shares, targets, telling or shared")
    @APIResponse(
            responseCode = "200",
            description = "The comparison",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = "Comparison"),
                        examples = @ExampleObject(name = "comparison", ref = "Comparison")),
                @Content(mediaType = "text/csv", schema = @Schema(ref = "Csv")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(ref = "Ndjson")),
                @Content(mediaType = "application/vnd.apache.parquet", schema = @Schema(ref = "Parquet"))
            })
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<JsonNode> compare(
            @Parameter(
                            description = "The story's name, 1 to 200 characters",
                            required = true,
                            example = "harbor-compact")
                    @RestQuery
                    @Nullable
                    String story,
            @Parameter(description = "an axis that is compared; up to 20 times", example = "threat-opportunity")
                    @RestQuery
                    @Nullable
                    List<String> axis) {
        String name = checked(story);
        return comparisons
                .of(name, axis == null ? List.of() : axis)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(comparison -> Decimals.rounded(JSON.valueToTree(comparison)));
    }

    private static String checked(@Nullable String story) {
        if (story == null || story.isEmpty()) {
            throw violated("is missing: name the story as ?story=");
        }
        if (story.codePointCount(0, story.length()) > LONGEST) {
            throw violated("must have at most " + LONGEST + " characters");
        }
        boolean unstorable = story.codePoints()
                .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        if (unstorable) {
            throw violated("must not contain control characters or lone surrogates");
        }
        return story;
    }

    private static RuntimeException violated(String message) {
        return Problems.unprocessable(List.of(Violation.of("story", message)));
    }
}
