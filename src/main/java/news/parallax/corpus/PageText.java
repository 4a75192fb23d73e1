package news.parallax.corpus;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * An article's elements as plain text: a blank line between paragraphs, a line feed where the page breaks a line,
 * single spaces otherwise. Captions, tables of figures and whatever asks to be clicked are no part of what is told.
 */
final class PageText implements NodeVisitor {
    private static final Set<String> LEFT_OUT = Set.of(
            "figure",
            "figcaption",
            "script",
            "style",
            "noscript",
            "template",
            "nav",
            "aside",
            "form",
            "button",
            "select",
            "textarea",
            "iframe",
            "object",
            "svg",
            "math",
            "audio",
            "video");

    /** What pages write between paragraphs where an advertisement stands. */
    private static final Set<String> FILLERS = Set.of("advertisement", "advertising", "ad", "sponsored");

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder paragraph = new StringBuilder();
    private final @Nullable String title;
    private int hidden;

    private PageText(@Nullable String title) {
        this.title = title;
    }

    /** @param title which the page may repeat above the text */
    static String of(Element content, @Nullable String title) {
        PageText visitor = new PageText(title);
        NodeTraversor.traverse(visitor, content);
        visitor.endParagraph(false);
        return visitor.text.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof Element element) {
            if (LEFT_OUT.contains(element.normalName())) {
                hidden++;
            } else if (element.normalName().equals("br")) {
                paragraph.append('\n');
            } else if (element.isBlock()) {
                endParagraph(false);
            }
        } else if (hidden == 0 && node instanceof TextNode words) {
            append(words.getWholeText());
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (LEFT_OUT.contains(element.normalName())) {
                hidden--;
            } else if (element.isBlock()) {
                endParagraph(element.normalName().matches("h[1-6]"));
            }
        }
    }

    private void append(String words) {
        words.codePoints().forEach(c -> {
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (!space) {
                paragraph.appendCodePoint(c);
            } else if (!paragraph.isEmpty() && !Character.isWhitespace(paragraph.charAt(paragraph.length() - 1))) {
                paragraph.append(' ');
            }
        });
    }

    private void endParagraph(boolean heading) {
        String whole = paragraph.toString().strip().replaceAll(" *\n *", "\n").replaceAll("\n{2,}", "\n\n");
        paragraph.setLength(0);
        boolean repeated = heading && whole.equalsIgnoreCase(title);
        if (whole.isEmpty() || repeated || FILLERS.contains(whole.toLowerCase(Locale.ROOT))) {
            return;
        }
        text.append(text.isEmpty() ? "" : "\n\n").append(whole);
    }
}
