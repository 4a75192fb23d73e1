package news.parallax.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.regex.Pattern;
import news.parallax.access.Caller;
import news.parallax.access.Sessions;
import news.parallax.platform.Exposure;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where a browser shows a key and gets a cookie in its place, and gives it back. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class SignInResource {
    /** A path here: neither another host's, nor one that a browser would read as such. */
    private static final Pattern HERE = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,2000}|/");

    private final Sessions sessions;
    private final Exposure exposure;

    SignInResource(Sessions sessions, Exposure exposure) {
        this.sessions = sessions;
        this.exposure = exposure;
    }

    @GET
    @Path("/sign-in")
    @PermitAll
    @Operation(hidden = true)
    public Uni<Response> page(RoutingContext context) {
        Caller caller = Caller.of(context);
        return exposure.keysRequired()
                ? Pages.ok(Templates.signIn(null, "/", caller.signedIn() ? caller : null))
                : Uni.createFrom().item(Pages.seeOther("/"));
    }

    @POST
    @Path("/sign-in")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> signIn(byte[] body, RoutingContext context) {
        if (!exposure.keysRequired()) {
            return Uni.createFrom().item(Pages.seeOther("/"));
        }
        return Form.read(body).flatMap(form -> {
            String target = HERE.matcher(form.text("target")).matches() ? form.text("target") : "/";
            return sessions.open(context, Objects.requireNonNullElse(form.line("key"), ""))
                    .map(cookie -> with(cookie, target))
                    .onFailure(HttpProblem.class)
                    .recoverWithUni(failure -> refused((HttpProblem) failure, target));
        });
    }

    @POST
    @Path("/sign-out")
    @RolesAllowed(Scope.READ)
    @Operation(hidden = true)
    public Uni<Response> signOut(RoutingContext context) {
        return sessions.close(context).map(cookie -> with(cookie, "/sign-in"));
    }

    private static Response with(String cookie, String target) {
        return Response.fromResponse(Pages.seeOther(target))
                .header(HttpHeaders.SET_COOKIE, cookie)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Uni<Response> refused(HttpProblem problem, String target) {
        @Nullable Object wait = problem.getHeaders().get(HttpHeaders.RETRY_AFTER);
        return Pages.of(problem.getStatusCode(), Templates.signIn(ProblemView.of(problem), target, null))
                .map(page -> wait == null
                        ? page
                        : Response.fromResponse(page)
                                .header(HttpHeaders.RETRY_AFTER, wait)
                                .build());
    }
}
