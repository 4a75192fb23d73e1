package news.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseNeedTest {
    @ParameterizedTest
    @CsvSource({
        "'', NONE",
        "--version, NONE",
        "nonsense, NONE",
        "score -, NONE",
        "evaluate lean rows.jsonl, NONE",
        "evaluate related stories.jsonl, TEMPORARY",
        "evaluate related --help, NONE",
        "batch articles.jsonl, NONE",
        "batch articles.jsonl scores.csv --store, CONFIGURED",
        "batch articles.jsonl --store=true, CONFIGURED",
        "keys, NONE",
        "keys create --name a, CONFIGURED",
        "keys create --help, NONE",
        "keys list, CONFIGURED",
        "keys revoke list, CONFIGURED",
        "migrate, MIGRATED_BY_ITSELF",
        "migrate --help, NONE"
    })
    void isReadFromTheWords(String words, DatabaseNeed need) {
        assertThat(DatabaseNeed.of(words.isEmpty() ? new String[0] : words.split(" ")))
                .isEqualTo(need);
    }

    @ParameterizedTest
    @CsvSource({"batch articles.jsonl --store, 2", "keys list, 1", "migrate, 1", "nonsense, 1"})
    void aCommandWithoutItsDatabaseEndsAsItsHelpSays(String words, int code) {
        assertThat(DatabaseNeed.refused(words.split(" "))).isEqualTo(code);
    }
}
