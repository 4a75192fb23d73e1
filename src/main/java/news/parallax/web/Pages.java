package news.parallax.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import news.parallax.article.Rendering;

/** Makes answers of templates: HTML that is kept by no cache, rendered off the event loop. */
public final class Pages {
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private Pages() {}

    /** Emits on the caller's context. */
    public static Uni<Response> ok(TemplateInstance template) {
        return of(200, template);
    }

    /** With what stands on it made there too: a comparison may have a thousand outlets. */
    public static Uni<Response> made(Supplier<TemplateInstance> template) {
        return html(200, () -> template.get().render());
    }

    /** Emits on the caller's context. */
    public static Uni<Response> of(int status, TemplateInstance template) {
        return html(status, template::render);
    }

    private static Uni<Response> html(int status, Supplier<String> rendered) {
        return Rendering.aside(rendered)
                .map(html -> Response.status(status)
                        .type(HTML)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header(HttpHeaders.VARY, "HX-Request")
                        .entity(html)
                        .build());
    }

    /**
     * Leads a browser on after a form, to be fetched by GET.
     *
     * @param target a path here with its query, encoded
     */
    public static Response seeOther(String target) {
        // As text: a URI would be completed with whatever was sent as Host.
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, target)
                .build();
    }
}
