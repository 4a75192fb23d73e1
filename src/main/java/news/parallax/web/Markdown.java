package news.parallax.web;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A model card as HTML. HTML within it is shown as text; pictures are those of the model's folder and no others; links
 * lead to other sites or nowhere, since files beside the card are not served.
 */
final class Markdown {
    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> Markdown::attributes)
            .build();
    private static final Pattern PICTURE = Pattern.compile("[a-z0-9-]{1,64}\\.svg");
    private static final Pattern TABLE = Pattern.compile("<table>(.*?)</table>", Pattern.DOTALL);

    private Markdown() {}

    static String html(String markdown) {
        // What a table contains is escaped: these are the renderer's own tags.
        Matcher tables = TABLE.matcher(RENDERER.render(PARSER.parse(markdown)));
        int[] number = {0};
        return tables.replaceAll(table -> Matcher.quoteReplacement("<div class=\"table\" role=\"region\" tabindex=\"0\""
                + " aria-label=\"Table " + ++number[0] + "\"><table>"
                + table.group(1).replace("<th></th>", "<td></td>").replace("<th>", "<th scope=\"col\">")
                + "</table></div>"));
    }

    /** For {@link AttributeProvider}. */
    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Image) {
            String source = attributes.getOrDefault("src", "");
            if (PICTURE.matcher(source).matches()) {
                attributes.put("src", "/model/picture?name=" + source);
            } else {
                attributes.remove("src");
            }
        } else if (node instanceof Link && !attributes.getOrDefault("href", "").startsWith("https://")) {
            attributes.remove("href");
        }
    }
}
