package news.parallax.web;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import news.parallax.article.ArticleStore;
import news.parallax.article.Parameters;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The list of outlets, from which some are chosen to be compared. */
@RolesAllowed(Scope.READ)
@Path("/outlets")
@Produces(MediaType.TEXT_HTML)
public class OutletListResource {
    private static final int LIMIT = 100;

    private final ArticleStore store;

    OutletListResource(ArticleStore store) {
        this.store = store;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> page(@Context UriInfo uri) {
        Parameters parameters = new Parameters(uri.getQueryParameters());
        String after = parameters.string("after", 200);
        parameters.throwIfViolated();
        return store.outlets(LIMIT, after)
                .flatMap(page -> Pages.ok(ComparisonTemplates.outlets(OutletListPage.of(page))));
    }
}
