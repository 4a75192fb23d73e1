package news.parallax.corpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import net.dankito.readability4j.Article;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The article of a saved web page: Mozilla's Readability finds where it stands, {@link PageText} writes it down, and
 * {@link PageMetadata} says what the page says of it.
 */
final class WebPage {
    /** Links of a page whose address nobody knows are made absolute against it, which nothing here reads. */
    private static final String SOMEWHERE = "http://localhost/";

    /** Those of a long article are some thousands; the time that Readability takes grows with their square. */
    private static final int MOST_ELEMENTS = 10_000;

    /** Likewise; articles lie some dozens deep. */
    private static final int DEEPEST = 200;

    private static final String NO_TEXT = "script, style, noscript, template, svg, iframe";

    private WebPage() {}

    /**
     * The page as a request.
     *
     * @param bytes in the encoding that a byte order mark or a {@code meta} element names, otherwise UTF-8
     * @return empty where no article stands in it
     */
    static Optional<ObjectNode> request(byte[] bytes) {
        try {
            Document page = Jsoup.parse(new ByteArrayInputStream(bytes), null, SOMEWHERE);
            PageMetadata metadata = PageMetadata.of(page);
            page.select(NO_TEXT).remove();
            if (tooMuch(page)) {
                return Optional.empty();
            }
            // It takes apart what it is given.
            Article article = new Readability4J(SOMEWHERE, page).parse();
            Element content = article.getArticleContent();
            String text = content == null ? "" : PageText.of(content, metadata.title());
            if (text.isBlank()) {
                return Optional.empty();
            }
            ObjectNode request = Defaults.JSON.createObjectNode();
            metadata.describe(request, article.getByline());
            return Optional.of(request.put("text", text));
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            return Optional.empty();
        }
    }

    private static boolean tooMuch(Document page) {
        int[] most = {0, 0};
        page.traverse((node, depth) -> {
            most[0] += node instanceof Element ? 1 : 0;
            most[1] = Math.max(most[1], depth);
        });
        return most[0] > MOST_ELEMENTS || most[1] > DEEPEST;
    }
}
