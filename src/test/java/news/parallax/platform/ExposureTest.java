package news.parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.8.9.10, true",
        "LocalHost, true",
        "::1, true",
        "[::1], true",
        "0.0.0.0, false",
        "::, false",
        "127.0.0.1.example.org, false",
        "localhost.example.org, false",
        "192.0.2.7, false",
        "'', false"
    })
    void keysAreWantedBeyondLoopback(String host, boolean loopback) {
        Exposure auto = new Exposure(host, Exposure.KeysRequired.AUTO, Exposure.Https.AUTO);
        assertThat(auto.loopback()).isEqualTo(loopback);
        assertThat(auto.keysRequired()).isEqualTo(!loopback);
        assertThat(new Exposure(host, Exposure.KeysRequired.ALWAYS, Exposure.Https.AUTO).keysRequired())
                .isTrue();
    }

    @Test
    void httpsIsWhatTheRequestSaysUnlessNothingElseCanCome() {
        Exposure auto = new Exposure("0.0.0.0", Exposure.KeysRequired.AUTO, Exposure.Https.AUTO);
        Exposure always = new Exposure("0.0.0.0", Exposure.KeysRequired.AUTO, Exposure.Https.ALWAYS);
        assertThat(auto.https(over("https"))).isTrue();
        assertThat(auto.https(over("http"))).isFalse();
        assertThat(always.https(over("http"))).isTrue();
    }

    private static HttpServerRequest over(String scheme) {
        return (HttpServerRequest) Proxy.newProxyInstance(
                ExposureTest.class.getClassLoader(), new Class<?>[] {HttpServerRequest.class}, (of, method, with) -> {
                    assertThat(method.getName()).isEqualTo("scheme");
                    return scheme;
                });
    }
}
