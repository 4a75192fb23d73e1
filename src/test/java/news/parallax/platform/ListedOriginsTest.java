package news.parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListedOriginsTest {
    @Test
    void isNobodyUnlessListed() {
        ListedOrigins nobody = new ListedOrigins(Optional.empty());
        assertThat(nobody.isEmpty()).isTrue();
        assertThat(nobody.contains("https://example.org")).isFalse();
        assertThat(nobody.contains(null)).isFalse();
        assertThat(nobody.contains("null")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example.org, https://news.example.org, true",
        "https://news.example.org, HTTPS://News.Example.org, true",
        "https://news.example.org, http://news.example.org, false",
        "https://news.example.org, https://news.example.org:8443, false",
        "https://news.example.org, https://news.example.org.evil.test, false",
        "https://news.example.org, https://newsXexample.org, false",
        "https://*.example.org, https://a.b.example.org, true",
        "https://*.example.org, https://example.org, false",
        "https://*.example.org, https://evilexample.org, false",
        "https://*.example.org, https://evil.test/.example.org, false",
        "https://*.example.org, https://evil.test#.example.org, false",
        "https://*.example.org, https://evil.test:1.example.org, false",
        "chrome-extension://*, chrome-extension://abcdefghijklmnop, true",
        "chrome-extension://*, moz-extension://abcdefghijklmnop, false",
        "chrome-extension://*, chrome-extension://, false",
        "moz-extension://*, moz-extension://5f1c3b0e-7f0e-4c1e-9a43-3d3a8a8f1d11, true",
        "http://localhost:3000, http://localhost:3000, true",
    })
    void isWhoeverAPatternNames(String listed, String origin, boolean contained) {
        assertThat(new ListedOrigins(Optional.of(List.of("https://other.test", listed))).contains(origin))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://*",
                "https://*:443",
                "example.org",
                "https://example.org/",
                "null",
                "http*://a.org",
                "https://a.*.org"
            })
    void refusesWhatIsNoOriginOrEverybody(String listed) {
        assertThatThrownBy(() -> new ListedOrigins(Optional.of(List.of(listed))))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("parallax.cors.origins lists " + listed);
    }
}
