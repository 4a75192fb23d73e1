package news.parallax.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import news.parallax.article.ArticleId;
import news.parallax.article.Decimals;
import news.parallax.article.Parameters;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Articles on the same event. */
@RolesAllowed(Scope.READ)
@Path("/v1/articles/{id}/related")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stories")
public class RelatedResource {
    private static final int USUAL = 5;
    private static final int MOST = 50;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final RelatedArticles related;

    RelatedResource(RelatedArticles related) {
        this.related = related;
    }

    @GET
    @Operation(
            operationId = "listRelated",
            summary = "Stored articles that may tell the same event, the most likely first",
            description =
                    "`similarity` is how likely it is that they do, estimated from `evidence`, and less where further candidates lie "
                            + "closer to one than the article does. `text` is how much of what is "
                            + "telling in title and text both say (null where one of the texts is not kept), `title` the same of the titles, "
                            + "`vectors` the cosine of what is kept of both articles' topics, and `date`, 1 at the same time and halved by each "
                            + "two days between them (null where one has no date). To a dated article only those of two weeks before and "
                            + "after it are proposed, and undated ones. All on one page: proposals to be looked at, then grouped by "
                            + "`POST /v1/stories`.")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 50, by default 5", example = "5")
    @APIResponse(
            responseCode = "200",
            description = "The proposals; nextCursor is null",
            content =
                    @Content(
                            schema = @Schema(ref = "RelatedList"),
                            examples = @ExampleObject(name = "related", ref = "RelatedPage")))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public Uni<JsonNode> list(@PathParam("id") String id, @Context UriInfo uri) {
        Parameters parameters = new Parameters(uri.getQueryParameters());
        Integer limit = parameters.parsed(
                "limit",
                value -> value.matches("\\d{1,2}")
                        ? Optional.of(Integer.valueOf(value)).filter(n -> n >= 1 && n <= MOST)
                        : Optional.empty(),
                "must be a whole number from 1 to " + MOST);
        parameters.throwIfViolated();
        UUID article = ArticleId.read(id).orElseThrow(ArticleId::unknown);
        return related.of(article, limit == null ? USUAL : limit)
                .map(found -> answer(found.orElseThrow(ArticleId::unknown)));
    }

    private static JsonNode answer(List<RelatedArticle> related) {
        ObjectNode json = JSON.createObjectNode();
        json.set("items", Decimals.rounded(JSON.valueToTree(related)));
        return json.putNull("nextCursor");
    }
}
