package news.parallax.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerAccountTest {
    @ParameterizedTest
    @CsvSource({"false, is not permitted", "no-such-program, is not installed"})
    void sayInOneLineWhatElseThereIs(String program, String words) {
        assertThatThrownBy(() -> ServerAccount.requireWorks(List.of(program, "--")))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining(program + " " + words)
                .hasMessageContaining("quarkus.datasource.jdbc.url")
                .hasMessageNotContaining("\n")
                .hasMessageNotContaining("data folder");
    }

    @Test
    void whatWorksIsTaken() {
        assertThatCode(() -> ServerAccount.requireWorks(List.of("env"))).doesNotThrowAnyException();
    }
}
