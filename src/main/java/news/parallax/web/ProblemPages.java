package news.parallax.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import news.parallax.platform.Audience;
import news.parallax.platform.ProblemPage;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Errors as pages, for whoever looks at pages; programs keep their problem documents. */
@ApplicationScoped
public class ProblemPages implements ProblemPage {
    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

    @Override
    public String of(HttpProblem problem, boolean part, String target) {
        if (problem.getStatusCode() == 401 && !part) {
            return Templates.signIn(null, target, null).render();
        }
        ProblemView view = ProblemView.of(problem);
        return (part ? Templates.problem$part(view) : Templates.problem(view)).render();
    }

    /** What a resource threw has been made a problem document by now. */
    @ServerResponseFilter
    public void show(ContainerRequestContext request, ContainerResponseContext response) {
        String part = request.getHeaderString(Audience.PART);
        if (response.getEntity() instanceof HttpProblem problem
                && Audience.wantsPage(
                        request.getUriInfo().getPath(), request.getHeaderString(HttpHeaders.ACCEPT), part)) {
            response.setEntity(of(problem, part != null, target(request)), null, HTML);
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, HTML);
        }
    }

    private static String target(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        return request.getMethod().equals("GET")
                ? uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                : "/";
    }
}
