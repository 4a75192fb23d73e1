package news.parallax.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages as newspapers build them; these are invented. */
class WebPageTest {
    private static final String LEDGER = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <title>Council closes ferry line | Port Amity Ledger</title>
            <meta property="og:site_name" content="Port Amity Ledger">
            <meta property="article:published_time" content="2026-03-02T08:15:00+0100">
            <meta name="author" content="Ines  Calder">
            <link rel="canonical" href="https://ledger.example/ferry-line">
            <script>var tracker = "ad";</script><style>.x{color:red}</style>
            </head><body>
            <div id="cookie-banner" class="cookie-consent"><p>We use cookies to improve your experience. By continuing to
            browse you agree to our use of cookies and to our privacy policy.</p><button>Accept all</button></div>
            <header><nav><ul><li><a href="/">Home</a></li><li><a href="/politics">Politics</a></li></ul></nav></header>
            <main><article>
            <h1>Council closes ferry line</h1>
            <p class="byline">By <a href="/ines">Ines Calder</a></p>
            <figure><img src="ferry.jpg"><figcaption>The ferry last winter. Photo: archive</figcaption></figure>
            <p>The harbour council voted seven to four on Monday to close the old ferry
            line, ending a service that has carried islanders to the mainland for ninety years.</p>
            <p>Chair Dana Whitcomb called the vote “a decision nobody wanted&nbsp;to make”. The boats need a new engine
            each, she said, and the fund is empty.</p>
            <p>Critics called it a shameful betrayal. <em>“They never asked us,”</em> said Joren Pike.<br>He plans to
            gather signatures.</p>
            <div class="ad">Advertisement</div>
            <h2>What happens next</h2>
            <p>The last boat leaves on Friday at noon. A bus will go around the bay from Saturday, twice a day.</p>
            <blockquote><p>We will be a village at the end of a road that nobody drives.</p></blockquote>
            <aside class="related"><h3>Related stories</h3><ul><li><a href="/a">Ten harbours to see</a></li></ul></aside>
            </article></main>
            <section class="newsletter"><h3>Sign up for our newsletter</h3><p>The day's news in your inbox every morning,
            free of charge and without obligation.</p><form><input type="email"><button>Subscribe</button></form></section>
            <div class="comments"><h3>Comments</h3><p>harbourfan: I cannot believe that they did this to us.</p></div>
            <footer><p>© 2026 Port Amity Ledger. All rights reserved. <a href="/privacy">Privacy</a></p></footer>
            </body></html>
            """;

    private static final String QUAY = """
            <html><head><title>Islanders sold out again - The Free Quay</title>
            <script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle",
            "headline":"Islanders sold out again","datePublished":"2026-03-02","author":[{"name":"M. Tarrow"}],
            "publisher":{"name":"The Free Quay"}}]}</script>
            </head><body><div id="wrap"><div class="menu"><a href=1>News</a> | <a href=2>Opinion</a></div>
            <div class="col-left"><div class="teaser"><a href="/x">Mayor's cousin wins harbour contract</a><span>Nobody at
            the town hall wanted to comment on the tender, which closed last week.</span></div></div>
            <div class="col-main"><div class="headline">Islanders sold out again</div>
            <div class="body">Seven people in warm offices decided on Monday that an island no longer needs a boat. They
            took eleven minutes.<br><br>
            The line has run for ninety years, through two wars and every winter. It did not survive a spreadsheet, and it
            did not survive a council that has never once waited on that quay in the rain.<br><br>
            The last boat goes on Friday. Go and stand on the quay, and look at what they did.</div>
            <div class="share">Share on: <a href=#>Mail</a> <a href=#>Print</a></div></div>
            <div class="col-right"><b>Most read</b><ol><li><a href="/1">Five lies about the marina</a></li></ol></div>
            <div class="foot">Imprint. Terms of use. This site uses cookies; by staying you accept them.</div></div>
            </body></html>
            """;

    private static JsonNode request(String page) {
        return WebPage.request(page.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    @Test
    void theArticleIsTakenAndWhatStandsAroundItIsNot() {
        assertThat(request(LEDGER).get("text").asText())
                .isEqualTo("The harbour council voted seven to four on Monday to close the old ferry line, ending a"
                        + " service that has carried islanders to the mainland for ninety years.\n\n"
                        + "Chair Dana Whitcomb called the vote “a decision nobody wanted to make”. The boats need a new"
                        + " engine each, she said, and the fund is empty.\n\n"
                        + "Critics called it a shameful betrayal. “They never asked us,” said Joren Pike.\nHe plans to"
                        + " gather signatures.\n\n"
                        + "What happens next\n\n"
                        + "The last boat leaves on Friday at noon. A bus will go around the bay from Saturday, twice a"
                        + " day.\n\n"
                        + "We will be a village at the end of a road that nobody drives.");
    }

    @Test
    void metaElementsDescribeIt() {
        JsonNode request = request(LEDGER);
        assertThat(request.get("title").asText()).isEqualTo("Council closes ferry line");
        assertThat(request.get("outlet").asText()).isEqualTo("Port Amity Ledger");
        assertThat(request.get("publishedAt").asText()).isEqualTo("2026-03-02T08:15:00+01:00");
        assertThat(request.get("author").asText()).isEqualTo("Ines Calder");
        assertThat(request.get("url").asText()).isEqualTo("https://ledger.example/ferry-line");
    }

    @Test
    void anOlderPageOfBlocksIsReadToo() {
        JsonNode request = request(QUAY);
        assertThat(request.get("text").asText())
                .startsWith("Seven people in warm offices")
                .contains("eleven minutes.\n\nThe line has run")
                .endsWith("look at what they did.")
                .doesNotContain("cousin", "Share on", "Most read", "cookies");
        assertThat(request.get("title").asText()).isEqualTo("Islanders sold out again");
        assertThat(request.get("outlet").asText()).isEqualTo("The Free Quay");
        assertThat(request.get("publishedAt").asText()).isEqualTo("2026-03-02");
        assertThat(request.get("author").asText()).isEqualTo("M. Tarrow");
        assertThat(request.has("url")).isFalse();
    }

    @Test
    void whatARequestWouldBeRefusedForIsLeftOut() {
        JsonNode request = request(LEDGER.replace("2026-03-02T08:15:00+0100", "yesterday")
                .replace("https://ledger.example/ferry-line", "/ferry-line")
                .replace("Port Amity Ledger\">", "x".repeat(201) + "\">"));
        assertThat(request.has("publishedAt")).isFalse();
        assertThat(request.has("url")).isFalse();
        assertThat(request.has("outlet")).isFalse();
    }

    @Test
    void aPageWithoutAnArticleHasNone() {
        assertThat(WebPage.request(
                        "<html><body><nav><a href=1>Home</a></nav></body></html>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(WebPage.request(new byte[0])).isEmpty();
    }

    @ParameterizedTest
    @Timeout(20)
    @ValueSource(ints = {190, 9_000, 200_000})
    void aPageThatIsNestedWithoutEndHoldsNothingUp(int divisions) {
        String page = "<html><body>" + "<div>".repeat(divisions) + "<p>Deep.</p>";
        WebPage.request(page.getBytes(StandardCharsets.UTF_8));
        String wide =
                "<html><body>" + "<div><p>Wide, and of some length.</p></div>".repeat(divisions / 2) + "</body></html>";
        WebPage.request(wide.getBytes(StandardCharsets.UTF_8));
    }
}
