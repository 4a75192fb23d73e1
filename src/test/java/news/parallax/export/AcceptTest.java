package news.parallax.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {
    private static final List<String> OFFERED = List.of("application/json", "text/csv", "application/x-ndjson");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/json",
                "* | application/json",
                "text/csv | text/csv",
                " Text/CSV ; charset=utf-8 ; Q=0.3 | text/csv",
                "text/csv;q=0.2, application/*;q=0.3 | application/json",
                "application/*;q=0.3, application/json;q=0.1 | application/x-ndjson",
                "*/*;q=0.5, text/csv;q=0.5 | application/json",
                "*/*, application/json;q=0 | text/csv",
                "image/png | ",
                "text/csv;q=0 | ",
                "text/csv;q=much | ",
            })
    void theHighestWeightWins(String accept, String type) {
        assertThat(Accept.best(List.of(accept), OFFERED)).isEqualTo(Optional.ofNullable(type));
    }

    @Test
    void withoutAHeaderAnythingIsWelcome() {
        assertThat(Accept.best(List.of(), OFFERED)).contains("application/json");
        assertThat(Accept.best(List.of(""), OFFERED)).contains("application/json");
        assertThat(Accept.best(List.of("image/png", "text/csv;q=0.1"), OFFERED)).contains("text/csv");
    }
}
