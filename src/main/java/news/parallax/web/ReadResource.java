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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import news.parallax.article.ArticleStore;
import news.parallax.article.Posting;
import news.parallax.article.Rendering;
import news.parallax.article.Scoring;
import news.parallax.platform.Audience;
import news.parallax.platform.Problems;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The first page: paste an article and see how it is told. Nothing is kept unless a box is ticked. */
@RolesAllowed(Scope.READ)
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class ReadResource {
    private final Scoring scoring;
    private final Posting posting;
    private final ArticleStore store;
    private final AxisNaming axes;

    ReadResource(Scoring scoring, Posting posting, ArticleStore store, AxisNaming axes) {
        this.scoring = scoring;
        this.posting = posting;
        this.store = store;
        this.axes = axes;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> page(@QueryParam("axis") @Nullable String axis) {
        return page(200, ReadForm.empty(axis), null, null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> read(
            byte[] body, @HeaderParam(Audience.PART) @Nullable String part, @Context SecurityContext caller) {
        boolean mayStore = caller.isUserInRole(Scope.WRITE);
        return Form.read(body).map(ReadForm::of).flatMap(form -> {
            Uni<ReadingView> reading = Rendering.aside(form::request)
                    .invoke(request -> {
                        if (form.store() && !mayStore) {
                            throw Problems.forbidden("Storing needs a key with the scope write, which yours does not"
                                    + " have. Untick the box to read the article without storing it.");
                        }
                    })
                    .flatMap(request ->
                            form.store() ? posting.post(request).map(Posting.Posted::article) : scoring.show(request))
                    .flatMap(article -> ReadingView.made(article, form.measure()));
            return part != null
                    ? reading.flatMap(shown -> Pages.ok(Templates.read$part(shown)))
                    : reading.flatMap(shown -> page(200, form, shown, null))
                            // What was typed must not be lost.
                            .onFailure(HttpProblem.class)
                            .recoverWithUni(failure -> page(
                                    ((HttpProblem) failure).getStatusCode(), form, null, ProblemView.of((HttpProblem)
                                            failure)));
        });
    }

    private Uni<Response> page(
            int status, ReadForm form, @Nullable ReadingView reading, @Nullable ProblemView problem) {
        return store.isEmpty()
                .flatMap(empty -> axes.all()
                        .flatMap(names -> Pages.of(status, Templates.read(form, names, reading, problem, empty))));
    }
}
