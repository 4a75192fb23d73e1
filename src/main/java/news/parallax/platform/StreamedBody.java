package news.parallax.platform;

import io.vertx.core.http.HttpServerRequest;

/**
 * A body that a route reads for itself while it comes, within limits of its own; {@link BodyReader} leaves it alone.
 */
public interface StreamedBody {
    /** Whether a request's body is of this kind, by what stands in its head. */
    boolean is(HttpServerRequest request);
}
