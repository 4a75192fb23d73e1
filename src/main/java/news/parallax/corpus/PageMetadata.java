package news.parallax.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import news.parallax.article.Points;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of its article: in Open Graph and other {@code meta} elements, in JSON-LD of schema.org, in the
 * canonical link and in the title. What a request would be refused for is left out.
 */
record PageMetadata(
        @Nullable String title,
        @Nullable String outlet,
        @Nullable String publishedAt,
        @Nullable String author,
        @Nullable String url) {
    private static final int NAME = 200;
    private static final int TITLE = 1_000;
    private static final int AUTHOR = 500;
    private static final int URL = 2_048;

    static PageMetadata of(Document page) {
        JsonNode article = linkedData(page);
        String outlet = first(
                NAME,
                meta(page, "og:site_name"),
                Stream.of(article.at("/publisher/name").asText("")),
                meta(page, "application-name"));
        return new PageMetadata(
                title(page, article, outlet),
                outlet,
                Stream.of(
                                meta(page, "article:published_time"),
                                Stream.of(article.path("datePublished").asText("")),
                                meta(page, "datePublished", "date", "dc.date", "pubdate"),
                                page.select("time[itemprop=datePublished][datetime], time[pubdate][datetime]").stream()
                                        .map(time -> time.attr("datetime")))
                        .flatMap(each -> each)
                        .map(PageMetadata::point)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(null),
                first(
                        AUTHOR,
                        meta(page, "author"),
                        Stream.of(author(article)),
                        meta(page, "article:author").filter(name -> !name.contains("://"))),
                first(
                        URL,
                        page.select("link[rel=canonical]").stream().map(link -> link.attr("href")),
                        meta(page, "og:url"),
                        Stream.of(article.path("url").asText(""))));
    }

    /** Puts it into a request. */
    void describe(ObjectNode request, @Nullable String byline) {
        put(request, "title", title);
        put(request, "outlet", outlet);
        put(request, "publishedAt", publishedAt);
        put(request, "author", author != null ? author : first(AUTHOR, Stream.ofNullable(byline)));
        put(request, "url", url != null && url.matches("(?i)https?://[^\\s/?#]+[^\\s]*") ? url : null);
    }

    private static void put(ObjectNode request, String field, @Nullable String value) {
        if (value != null) {
            request.put(field, value);
        }
    }

    /** Of the document's own title, which often names the outlet as well, that is left out. */
    private static @Nullable String title(Document page, JsonNode article, @Nullable String outlet) {
        String told = first(
                TITLE,
                meta(page, "og:title", "twitter:title"),
                Stream.of(article.path("headline").asText("")),
                page.select("h1").stream().limit(1).map(Element::text));
        String title = told != null ? told : first(TITLE, Stream.of(page.title()));
        if (title == null || outlet == null) {
            return title;
        }
        String without = title.replaceFirst("\\s+[|·–—-]\\s+" + Pattern.quote(outlet) + "$", "");
        return without.isBlank() ? title : without;
    }

    private static Stream<String> meta(Document page, String... names) {
        return Stream.of(names)
                .flatMap(name -> page
                        .select("meta[property=" + quoted(name) + "], meta[name=" + quoted(name) + "], meta[itemprop="
                                + quoted(name) + "]")
                        .stream()
                        .map(element -> element.attr("content")));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    /** The first object that tells of an article; a missing node where there is none. */
    private static JsonNode linkedData(Document page) {
        return page.select("script[type=application/ld+json]").stream()
                .map(script -> Defaults.read(script.data().getBytes(StandardCharsets.UTF_8)))
                .flatMap(PageMetadata::objects)
                .filter(object -> object.has("headline") || object.has("datePublished"))
                .findFirst()
                .orElse(Defaults.JSON.missingNode());
    }

    private static Stream<JsonNode> objects(JsonNode node) {
        JsonNode list = node.isArray() ? node : node.path("@graph");
        return list.isArray() ? StreamSupport.stream(list.spliterator(), false) : Stream.of(node);
    }

    private static String author(JsonNode article) {
        JsonNode author = article.path("author");
        JsonNode one = author.isArray() ? author.path(0) : author;
        return one.isTextual() ? one.asText() : one.path("name").asText("");
    }

    private static Optional<String> point(String value) {
        // An offset without its colon is common.
        String point = value.strip().replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
        return Points.parse(value.strip())
                .map(known -> value.strip())
                .or(() -> Points.parse(point).map(known -> point));
    }

    /** The first that says something, on one line, and is no longer than a request may have it. */
    @SafeVarargs
    private static @Nullable String first(int longest, Stream<String>... values) {
        return Stream.of(values)
                .flatMap(each -> each)
                .map(value -> value.replaceAll("[\\s\\p{Cntrl}\\p{Z}]+", " ").strip())
                .filter(value -> !value.isEmpty() && value.codePointCount(0, value.length()) <= longest)
                .findFirst()
                .orElse(null);
    }
}
