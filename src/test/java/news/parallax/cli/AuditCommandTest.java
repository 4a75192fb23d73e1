package news.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import news.parallax.measure.TestScorer;
import news.parallax.model.TestModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class AuditCommandTest {
    private static final String GENDER = """
            {"sides": ["man", "woman"], "text": "[Bo|Ida] Lind lost [his|her] hat.", "target": "[Bo|Ida] Lind"}
            {"sides": ["man", "woman"], "text": "[Al|Ana] Roe cheated every customer.", "target": "[Al|Ana] Roe"}
            """;

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void everyFigureHasItsIntervalAndTolerance() throws IOException {
        Files.writeString(folder.resolve("names-gender.jsonl"), GENDER);
        JsonNode answer = audit(folder.toString(), "--check", "names-gender");
        assertThat(answer.at("/model/hash").textValue())
                .isEqualTo(TestModel.service().id().hash());
        assertThat(answer.get("checks")).hasSize(1);
        JsonNode check = answer.at("/checks/0");
        assertThat(check.get("check").textValue()).isEqualTo("names-gender");
        assertThat(check.get("rows").intValue()).isEqualTo(2);
        boolean met = true;
        for (JsonNode figure : check.get("figures")) {
            assertThat(figure.get("n").intValue()).isEqualTo(2);
            assertThat(figure.get("value").doubleValue())
                    .isBetween(
                            figure.get("interval").get(0).doubleValue(),
                            figure.get("interval").get(1).doubleValue());
            for (JsonNode tolerance : figure.get("tolerances")) {
                met &= tolerance.get("met").booleanValue();
            }
        }
        assertThat(check.get("figures").get(0).get("figure").textValue()).isEqualTo("loaded_language.shift.woman");
        assertThat(check.get("met").booleanValue()).isEqualTo(met);
        assertThat(answer.get("met").booleanValue()).isEqualTo(met);
    }

    @Test
    void theSameTextsGiveTheSameDigitsBehindASmallGate() throws IOException {
        Files.writeString(folder.resolve("names-gender.jsonl"), GENDER);
        JsonNode answer = audit(folder.toString(), "--check", "names-gender");
        AuditCommand narrow =
                new AuditCommand(TestScorer.scorer(TestModel.service(), 1, 10), TestModel.service(), json);
        assertThat(audit(narrow, folder.toString(), "--check", "names-gender")).isEqualTo(answer);
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        Path absent = folder.resolve("absent");
        assertThatThrownBy(() -> audit(absent.toString()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("there is no folder " + absent);
        assertThatThrownBy(() -> audit(folder.toString(), "--check", "parties"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("there is no file")
                .hasMessageContaining("parties.jsonl");
        assertThatThrownBy(() -> audit(folder.toString(), "--check", "mood"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("there is no check mood; there are parties, politicians");
        Files.writeString(folder.resolve("voices.jsonl"), GENDER);
        assertThatThrownBy(() -> audit(folder.toString(), "--check", "voices"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("voices.jsonl: a row has no version \"quoted\"");
    }

    private JsonNode audit(String... words) throws IOException {
        return audit(new AuditCommand(TestScorer.scorer(), TestModel.service(), json), words);
    }

    private JsonNode audit(AuditCommand command, String... words) throws IOException {
        return Printed.by(command, words);
    }
}
