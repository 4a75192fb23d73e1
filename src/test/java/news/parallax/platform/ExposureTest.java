package news.parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;

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
        Exposure auto = new Exposure(host, Exposure.KeysRequired.AUTO);
        assertThat(auto.loopback()).isEqualTo(loopback);
        assertThat(auto.keysRequired()).isEqualTo(!loopback);
        assertThat(new Exposure(host, Exposure.KeysRequired.ALWAYS).keysRequired())
                .isTrue();
    }
}
