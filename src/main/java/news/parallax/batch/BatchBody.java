package news.parallax.batch;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import news.parallax.platform.StreamedBody;

/** What is posted to {@link BatchRoute}. */
@ApplicationScoped
class BatchBody implements StreamedBody {
    static final String PATH = "/v1/articles/batch";

    @Override
    public boolean is(HttpServerRequest request) {
        String path = request.path();
        return request.method() == HttpMethod.POST && (PATH.equals(path) || (PATH + "/").equals(path));
    }
}
