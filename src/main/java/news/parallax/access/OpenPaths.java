package news.parallax.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** What is answered without a key: nothing but what is listed here, written exactly like this in the request line. */
final class OpenPaths {
    static final String SIGN_IN = "/sign-in";

    private OpenPaths() {}

    static boolean includes(HttpServerRequest request) {
        String path = path(request);
        boolean reading = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        return reading && (path.equals("/q/health/live") || isAsset(path)) || isSignIn(request);
    }

    static boolean isSignIn(HttpServerRequest request) {
        return path(request).equals(SIGN_IN)
                && (request.method() == HttpMethod.GET
                        || request.method() == HttpMethod.HEAD
                        || request.method() == HttpMethod.POST);
    }

    /** Styles and scripts, which the page for signing in has too. */
    private static boolean isAsset(String path) {
        return (path.startsWith("/assets/") || path.startsWith("/webjars/"))
                && path.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "/._@-".indexOf(c) >= 0))
                && !path.contains("//")
                && !path.contains("/.");
    }

    private static String path(HttpServerRequest request) {
        String target = request.uri();
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }
}
