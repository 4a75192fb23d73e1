package news.parallax.platform;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets a form in only where the browser itself says that a page of this very origin sent it.
 *
 * <p>Any website can make a browser post a form here. {@code Sec-Fetch-Site} and {@code Origin} are headers that no
 * page can set. {@code same-site} is not enough: another port of this machine is the same site. Every one of the two
 * that is there must say so, and where neither is, nobody has.
 */
public final class FormGuard {
    static final String FORM = "application/x-www-form-urlencoded";

    private static final Pattern TYPE = Pattern.compile("(?i)\\s*" + Pattern.quote(FORM) + "\\s*(;.*)?");
    private static final String SITE = "Sec-Fetch-Site";

    private FormGuard() {}

    /** Whether it is a form for a page, by what it says of itself. */
    static boolean isPageForm(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return request.method() == HttpMethod.POST
                && Audience.isPage(request.path())
                && type != null
                && TYPE.matcher(type).matches();
    }

    /** Why a form is not read; nothing for what is none. A post of nothing at all is what an empty form looks like. */
    static Optional<HttpProblem> refusal(HttpServerRequest request) {
        if (!isPageForm(request) && !(isEmpty(request) && Audience.isPage(request.path()))) {
            return Optional.empty();
        }
        return isFromHere(request)
                ? Optional.empty()
                : Optional.of(Problems.of(
                                403,
                                "Forbidden",
                                "A form is read only when a browser says that a page of this service sent it. Open the"
                                        + " page here and send it from there; programs send JSON to /v1.")
                        .build());
    }

    /** Whether a browser says that a page of this very origin sent it. */
    public static boolean isFromHere(HttpServerRequest request) {
        List<String> sites = request.headers().getAll(SITE);
        List<String> origins = request.headers().getAll(HttpHeaders.ORIGIN);
        boolean said = !sites.isEmpty() || !origins.isEmpty();
        boolean here = sites.stream().allMatch("same-origin"::equals)
                && origins.stream().allMatch(origin -> isHere(origin, request.getHeader(HttpHeaders.HOST)));
        return said && here && sites.size() <= 1 && origins.size() <= 1;
    }

    private static boolean isEmpty(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.method() == HttpMethod.POST
                && (length == null || length.equals("0"))
                && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
    }

    // What stands in front may have ended TLS: the scheme is not known here.
    private static boolean isHere(String origin, @Nullable String host) {
        String lower = origin.toLowerCase(Locale.ROOT);
        return host != null
                && (lower.equals("http://" + host.toLowerCase(Locale.ROOT))
                        || lower.equals("https://" + host.toLowerCase(Locale.ROOT)));
    }
}
