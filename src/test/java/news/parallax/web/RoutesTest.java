package news.parallax.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
    @Test
    void namesAreEncoded() {
        assertThat(Routes.story("a b&c=d+é\"<#")).isEqualTo("/story?story=a%20b%26c%3Dd%2B%C3%A9%22%3C%23");
        assertThat(Routes.to("/x", List.of(Map.entry("a", "1"), Map.entry("a", "2"))))
                .isEqualTo("/x?a=1&a=2");
    }

    @Test
    void aSentenceIsFoundByItsBeginningAndOnItsAxis() {
        assertThat(Routes.sentence(new UUID(0, 1), 70, "tone"))
                .isEqualTo("/article?id=00000000-0000-0000-0000-000000000001#c70");
        assertThat(Routes.sentence(new UUID(0, 1), 70, "axes.elite-people"))
                .isEqualTo("/article?id=00000000-0000-0000-0000-000000000001&axis=elite-people#c70");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "//example.org/x",
                "/article",
                "https:/x",
                "http://user:secret@example.org/",
                "https://exa mple.org/",
                "file:///etc/passwd",
                ""
            })
    void noPageLeadsThere(String url) {
        assertThat(Routes.outward(url)).isEmpty();
    }

    @Test
    void webAddressesAreFollowed() {
        assertThat(Routes.outward("https://example.org/a?b=c#d")).isEqualTo("https://example.org/a?b=c#d");
        assertThat(Routes.outward("HTTP://example.org/")).isEqualTo("HTTP://example.org/");
        assertThat(Routes.outward(null)).isEmpty();
    }
}
