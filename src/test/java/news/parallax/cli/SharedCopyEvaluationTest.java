package news.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import news.parallax.measure.TestScorer;
import news.parallax.model.TestModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedCopyEvaluationTest {
    private static final String COPY = "The port authority said on Tuesday that two of its five cranes would be taken"
            + " down for repairs in the spring, a work of eleven weeks that will cost nine million dollars.";

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void countsCopiesAmongPairsThatShareAndThatDoNot() throws IOException {
        Path file = folder.resolve("stories.jsonl");
        Files.writeString(
                file,
                story(COPY, "Nobody was surprised. " + COPY, "The quay was quiet, and the machines stood still.")
                        + "\n");
        JsonNode figures = Printed.by(
                new EvaluateCommand(
                        TestScorer.scorer(), TestScorer.encoder(TestModel.service()), TestModel.service(), json, null),
                "shared-copy",
                file.toString());
        assertThat(figures.path("pairs").asInt()).isEqualTo(3);
        assertThat(figures.at("/share_a_passage/pairs").asInt()).isEqualTo(1);
        assertThat(figures.at("/share_a_passage/flagged").asInt()).isEqualTo(1);
        assertThat(figures.at("/share_none/pairs").asInt()).isEqualTo(2);
        assertThat(figures.at("/share_none/rate").asDouble()).isZero();
        assertThat(figures.at("/far_apart/pairs").asInt()).isEqualTo(2);
    }

    @Test
    void aStoryNeedsTwoTellings() throws IOException {
        Path file = Files.writeString(folder.resolve("stories.jsonl"), story(COPY));
        assertThatThrownBy(() -> SameStory.read(file, Map.of()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void theLongestRunInCommonIsCountedExactly() {
        CommonRun run = CommonRun.of("a b “c d e f” g, h i", "x B “C d e f” g h y");
        assertThat(run).isEqualTo(new CommonRun(7, 3));
        assertThat(CommonRun.of("one two", "three")).isEqualTo(new CommonRun(0, 0));
    }

    private String story(String... texts) {
        ObjectNode row = json.createObjectNode();
        for (String text : texts) {
            row.withArray("articles").addObject().put("title", "T").put("text", text);
        }
        return row.toString();
    }
}
