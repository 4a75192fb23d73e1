package news.parallax.web;

import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses in templates and redirections. */
@TemplateExtension
final class Links {
    private Links() {}

    /** As the value of a query parameter: {@code {name.inQuery}}. */
    static String inQuery(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
