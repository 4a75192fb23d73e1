package news.parallax.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import news.parallax.article.AxisCatalog;
import news.parallax.article.AxisNames;
import news.parallax.article.Rendering;
import news.parallax.article.Scoring;
import news.parallax.article.ShownArticles;
import news.parallax.measure.Axis;
import news.parallax.measure.Measure;
import news.parallax.platform.Audience;
import news.parallax.platform.Problems;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The axes, one of them, and a form that makes one, which can be tried before it is kept. */
@RolesAllowed(Scope.READ)
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class AxisPagesResource {
    private static final int MOST_AXES = 200;
    private static final int MOST_ARTICLES = 20;

    private final AxisCatalog catalog;
    private final ShownArticles articles;
    private final Scoring scoring;

    AxisPagesResource(AxisCatalog catalog, ShownArticles articles, Scoring scoring) {
        this.catalog = catalog;
        this.articles = articles;
        this.scoring = scoring;
    }

    /** What a described axis says: of a text where one was sent, and of what is stored. */
    public record Trial(@Nullable ReadingView reading, List<AxisPlace> places) {}

    @GET
    @Path("/axes")
    @Operation(hidden = true)
    public Uni<Response> list() {
        return page(200, AxisForm.EMPTY, null, null);
    }

    @GET
    @Path("/axis")
    @Operation(hidden = true)
    public Uni<Response> one(@QueryParam("name") @Nullable String name) {
        List<String> names = AxisNames.checked("name", List.of(name == null ? "" : name));
        if (names.isEmpty()) {
            throw unknown();
        }
        return catalog.one(names.get(0))
                .map(found -> found.orElseThrow(AxisPagesResource::unknown))
                .flatMap(entry -> {
                    Axis axis = new Axis(entry.name(), entry.negative(), entry.positive(), entry.description());
                    return places(axis).flatMap(places -> Pages.ok(Templates.axis(AxisView.of(entry), places)));
                });
    }

    /** Keeps an axis, or a new version of one. */
    @POST
    @RolesAllowed(Scope.WRITE)
    @Path("/axes")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> keep(byte[] body) {
        return Form.read(body)
                .map(AxisForm::of)
                .flatMap(form -> Uni.createFrom()
                        .deferred(() -> catalog.register(form.axis()))
                        .map(outcome ->
                                Pages.seeOther("/axis?name=" + outcome.entry().name()))
                        .onFailure(HttpProblem.class)
                        .recoverWithUni(failure -> again(form, (HttpProblem) failure)));
    }

    /** Shows what an axis would say, and keeps nothing. */
    @POST
    @Path("/axes/trial")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> attempt(byte[] body, @HeaderParam(Audience.PART) @Nullable String part) {
        return Form.read(body).map(AxisForm::of).flatMap(form -> {
            Uni<Trial> trial = Uni.createFrom().deferred(() -> attempt(form));
            return part != null
                    ? trial.flatMap(shown -> Pages.ok(Templates.axes$part(shown)))
                    : trial.flatMap(shown -> page(200, form, shown, null))
                            .onFailure(HttpProblem.class)
                            .recoverWithUni(failure -> again(form, (HttpProblem) failure));
        });
    }

    private Uni<Trial> attempt(AxisForm form) {
        Axis axis = form.axis();
        Uni<@Nullable ReadingView> reading = form.text().isBlank()
                ? Uni.createFrom().nullItem()
                : Rendering.aside(form::request)
                        .flatMap(scoring::show)
                        .flatMap(shown -> ReadingView.made(shown, Measure.axis(axis.name())));
        return reading.flatMap(shown -> places(axis).map(places -> new Trial(shown, places)));
    }

    private Uni<List<AxisPlace>> places(Axis axis) {
        return articles.latestOn(axis, MOST_ARTICLES)
                .map(latest -> latest.stream()
                        .map(article -> AxisPlace.of(article, axis))
                        .toList());
    }

    private Uni<Response> again(AxisForm form, HttpProblem problem) {
        return page(problem.getStatusCode(), form, null, ProblemView.of(problem));
    }

    private Uni<Response> page(int status, AxisForm form, @Nullable Trial trial, @Nullable ProblemView problem) {
        return catalog.list(MOST_AXES, null)
                .map(page -> page.items().stream().map(AxisView::of).toList())
                .flatMap(axes -> Pages.of(status, Templates.axes(axes, form, trial, problem)));
    }

    private static RuntimeException unknown() {
        return Problems.notFound("There is no axis of this name. GET /v1/axes lists them.");
    }
}
