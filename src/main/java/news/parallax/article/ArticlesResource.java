package news.parallax.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import news.parallax.measure.Axis;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Stores articles and hands them out. */
@RolesAllowed(Scope.READ)
@Path("/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles")
public class ArticlesResource {
    private final Posting posting;
    private final ArticleStore store;
    private final Placing placing;
    private final AxisCatalog axes;
    private final Instance<DetailSource> details;

    ArticlesResource(
            Posting posting,
            ArticleStore store,
            Placing placing,
            AxisCatalog axes,
            @Any Instance<DetailSource> details) {
        this.posting = posting;
        this.store = store;
        this.placing = placing;
        this.axes = axes;
        this.details = details;
    }

    @POST
    @RolesAllowed(Scope.WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "storeArticle", summary = "Score an article and store it", description = Docs.STORING)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(ref = "ArticleRequest"),
                            examples = @ExampleObject(name = "article", ref = "StoreRequest")))
    @APIResponse(
            responseCode = "201",
            description = "Stored now",
            content =
                    @Content(
                            schema = @Schema(ref = "Result"),
                            examples = @ExampleObject(name = "result", ref = "StoreResult")))
    @APIResponse(
            responseCode = "200",
            description = "Was stored already; has the same id",
            content =
                    @Content(
                            schema = @Schema(ref = "Result"),
                            examples = @ExampleObject(name = "result", ref = "StoreResult")))
    @APIResponse(responseCode = "400", ref = "BrokenJson")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<Response> post(byte[] body) {
        return posting.post(body, ArticlesResource::answer);
    }

    private static Response answer(ArticleRequest request, Posting.Posted posted) {
        ShownArticle article = posted.article();
        ObjectNode result = Answers.asked(article.result(), article.explanations(), request);
        return posted.created()
                ? Response.status(Response.Status.CREATED)
                        // As text: a URI would be completed with whatever the caller sent as Host.
                        .header(
                                HttpHeaders.LOCATION,
                                "/v1/articles/" + article.result().id())
                        .entity(result)
                        .build()
                : Response.ok(result).build();
    }

    @GET
    @Operation(operationId = "listArticles", summary = "Stored articles, newest first", description = Docs.LIST)
    @Parameter(name = "outlet", in = ParameterIn.QUERY, description = "exactly this outlet")
    @Parameter(name = "story", in = ParameterIn.QUERY, description = "exactly this story")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "published at or after", example = "2026-03-01")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "published before", example = "2026-04-01T00:00:00Z")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "words, \"phrases\", -exclusions in title or text")
    @Parameter(
            name = "axis",
            in = ParameterIn.QUERY,
            description = "the articles' places on this axis; up to 20 times",
            example = "threat-opportunity",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class, maxItems = Axis.MOST))
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = Docs.LIMIT, example = "50")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "nextCursor of the page before")
    @Parameter(name = "format", in = ParameterIn.QUERY, ref = "Format")
    @APIResponse(
            responseCode = "200",
            description = "A page of results without sentences and texts",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = "ArticleList"),
                        examples = @ExampleObject(name = "page", ref = "ArticlePage")),
                @Content(mediaType = "text/csv", schema = @Schema(ref = "Csv")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(ref = "Ndjson")),
                @Content(mediaType = "application/vnd.apache.parquet", schema = @Schema(ref = "Parquet"))
            })
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "422", ref = "Unprocessable")
    public Uni<ObjectNode> list(@Context UriInfo uri) {
        ListQuery wanted = ListQuery.of(uri.getQueryParameters());
        return axes.allNamed(wanted.axes(), "axis")
                .flatMap(named -> store.page(wanted)
                        .map(page -> wanted.axes().isEmpty() ? page : page.map(stored -> stored.on(named)))
                        .flatMap(page -> placing.values(page.items())
                                .flatMap(placed -> Rendering.aside(() -> list(page, placed)))));
    }

    private static ObjectNode list(Page<Stored> page, Map<UUID, Placed> placed) {
        return Answers.list(
                page.items().parallelStream()
                        .map(stored -> Answers.brief(
                                Result.of(stored, placed.getOrDefault(stored.article().id, Placed.NOWHERE))))
                        .toList(),
                page.nextCursor());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getArticle", summary = "One article", description = Docs.ONE)
    @APIResponse(
            responseCode = "200",
            description = "Its result under the model that scores now, or else the latest; its text where it is kept",
            content =
                    @Content(
                            schema = @Schema(ref = "StoredArticle"),
                            examples = @ExampleObject(name = "article", ref = "StoredArticle")))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Uni<ObjectNode> get(@PathParam("id") String id) {
        return known(id, store::one)
                .map(found -> found.orElseThrow(ArticlesResource::unknown))
                .flatMap(stored -> placing.stored(stored)
                        .flatMap(placed -> Rendering.of(stored.scored(), placed, () -> Answers.details(stored, placed)))
                        .flatMap(answer -> detailed(stored.article(), answer)));
    }

    private Uni<ObjectNode> detailed(Article article, ObjectNode answer) {
        Uni<ObjectNode> detailed = Uni.createFrom().item(answer);
        for (DetailSource source : details) {
            detailed = detailed.call(() -> source.of(article.id, article.story).invoke(answer::setAll));
        }
        return detailed;
    }

    @DELETE
    @RolesAllowed(Scope.WRITE)
    @Path("/{id}")
    @Operation(operationId = "deleteArticle", summary = "Forget an article, its text and all its scores")
    @APIResponse(responseCode = "204", description = "Forgotten")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Uni<Void> delete(@PathParam("id") String id) {
        return known(id, store::delete)
                .invoke(deleted -> {
                    if (!deleted) {
                        throw unknown();
                    }
                })
                .replaceWithVoid();
    }

    @GET
    @Path("/{id}/scores")
    @Operation(operationId = "listScores", summary = "One article's results under every model version, latest first")
    @Parameter(name = "format", in = ParameterIn.QUERY, ref = "Format")
    @APIResponse(
            responseCode = "200",
            description = "All of them, on one page",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = "ArticleList"),
                        examples = @ExampleObject(name = "versions", ref = "ArticleVersions")),
                @Content(mediaType = "text/csv", schema = @Schema(ref = "Csv")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(ref = "Ndjson")),
                @Content(mediaType = "application/vnd.apache.parquet", schema = @Schema(ref = "Parquet"))
            })
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Uni<ObjectNode> scores(@PathParam("id") String id) {
        return known(id, store::versions).flatMap(versions -> {
            if (versions.isEmpty()) {
                throw unknown();
            }
            Uni<List<ObjectNode>> answered = Uni.createFrom().item(new ArrayList<>());
            for (Stored stored : versions) {
                answered = answered.flatMap(before -> placing.stored(stored)
                        .flatMap(placed ->
                                Rendering.of(stored.scored(), placed, () -> Answers.whole(Result.of(stored, placed))))
                        .invoke(before::add)
                        .replaceWith(before));
            }
            return answered.map(items -> Answers.list(items, null));
        });
    }

    private static <T> Uni<T> known(String id, Function<UUID, Uni<T>> look) {
        return look.apply(ArticleId.read(id).orElseThrow(ArticlesResource::unknown));
    }

    private static RuntimeException unknown() {
        return ArticleId.unknown();
    }
}
