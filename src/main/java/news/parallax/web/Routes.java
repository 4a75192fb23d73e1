package news.parallax.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import news.parallax.measure.Measure;
import org.jspecify.annotations.Nullable;

/** Where pages lead to. Names travel as query parameters, never in a path. */
final class Routes {
    private Routes() {}

    /** @param parameters in their order; a name may stand several times */
    static String to(String path, List<Map.Entry<String, String>> parameters) {
        return parameters.isEmpty()
                ? path
                : parameters.stream()
                        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&", path + "?", ""));
    }

    static String article(UUID id) {
        return "/article?id=" + id;
    }

    /** A passage of an article, by the offset at which it begins. */
    static String passage(UUID id, int begin) {
        return article(id) + "#c" + begin;
    }

    /** A telling sentence, on the axis that it tells on where that is an axis. */
    static String sentence(UUID id, int begin, String measure) {
        String axes = Measure.axis("");
        return measure.startsWith(axes)
                ? article(id) + "&axis=" + encoded(measure.substring(axes.length())) + "#c" + begin
                : passage(id, begin);
    }

    static String story(String story) {
        return to("/story", List.of(Map.entry("story", story)));
    }

    static String outlet(String outlet) {
        return to("/outlet", List.of(Map.entry("outlet", outlet)));
    }

    /** An address that a page may lead out to: of the web and complete; empty for any other. */
    static String outward(@Nullable String url) {
        if (url == null) {
            return "";
        }
        try {
            URI uri = new URI(url);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null ? uri.toASCIIString() : "";
        } catch (java.net.URISyntaxException e) {
            return "";
        }
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
