package news.parallax.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void tablesHaveHeadsThatSayWhatTheyHead() {
        assertThat(Markdown.html("| a | b |\n| --- | --- |\n| 1 | 2 |\n"))
                .contains("<th scope=\"col\">a</th>")
                .contains("<td>1</td>")
                .contains("role=\"region\" tabindex=\"0\" aria-label=\"Table 1\"");
    }

    @Test
    void nothingInACardBecomesMarkupOfItsOwn() {
        String html = Markdown.html("<script>alert(1)</script>\n\n<img src=x onerror=alert(2)> [a](javascript:alert(3))"
                + " [b](../x.md) [c](https://example.org) ![d](https://example.org/x.png) ![e](reliability-lean.svg)"
                + "\n\n| <b>x</b> |\n| --- |\n| </table><script>y</script> |\n");
        assertThat(html)
                .doesNotContain("<script", "<img src=x", "javascript:", "<b>", "x.png", "../x")
                .contains("\">b</a>")
                .contains("href=\"https://example.org\"")
                .contains("src=\"/model/picture?name=reliability-lean.svg\"");
    }
}
