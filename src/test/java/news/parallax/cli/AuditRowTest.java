package news.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRowTest {
    @TempDir
    private Path folder;

    @Test
    void aChoiceIsMadeForEachSideInTextAndTarget() throws IOException {
        AuditRow row = read("{\"sides\": [\"man\", \"woman\"], \"target\": \"[Bo|Ida] Lind\","
                + " \"text\": \"[Bo|Ida] Lind lost [his|her] hat on 5 [sic] May and paid [$3|$3].\"}");
        assertThat(row.versions())
                .containsExactly(
                        new AuditRow.Version("man", "Bo Lind lost his hat on 5 [sic] May and paid $3.", "Bo Lind"),
                        new AuditRow.Version("woman", "Ida Lind lost her hat on 5 [sic] May and paid $3.", "Ida Lind"));
    }

    @Test
    void versionsWrittenOutKeepTheirOrderAndLabels() throws IOException {
        AuditRow row = read("{\"versions\": {\"earnest\": \"Well done.\", \"sarcastic\": \"Well [done|sunk].\"},"
                + " \"tone\": {\"earnest\": 1, \"sarcastic\": -1}}");
        assertThat(row.versions())
                .extracting(AuditRow.Version::text)
                .isEqualTo(List.of("Well done.", "Well [done|sunk]."));
        assertThat(row.label("tone", "sarcastic")).isEqualTo(-1);
        assertThat(row.label("loaded_language", "sarcastic")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": 1}",
                "{\"text\": 7}",
                "{\"versions\": {}, \"target\": \"secret\"}",
                "{\"versions\": {\"a\": 1}, \"target\": \"secret\"}",
                "{\"sides\": [\"a\", \"b\"], \"text\": \"secret [x|y|z]\"}",
                "{\"text\": \"secret\", \"tone\": {\"a\": \"high\"}}"
            })
    void aBadRowIsNamedByFileAndLineWithoutItsText(String row) {
        assertThatThrownBy(() -> read(row))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("rows.jsonl, line 1: a row ")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("\n");
    }

    private AuditRow read(String row) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.jsonl"), row);
        try (LabelledFile rows = new LabelledFile(file, Map.of())) {
            return AuditRow.of(rows.next());
        }
    }
}
