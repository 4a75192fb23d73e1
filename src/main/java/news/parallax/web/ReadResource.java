package news.parallax.web;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The first page: paste an article and see how it is told. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class ReadResource {
    @GET
    @Operation(hidden = true)
    public Uni<Response> page() {
        return Pages.ok(Templates.read());
    }
}
