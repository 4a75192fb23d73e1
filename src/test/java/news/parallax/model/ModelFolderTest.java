package news.parallax.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFolderTest {
    private static final String GOOD = """
            {"name": "m", "version": "1", "language": "en", "torchscript": "m.pt", "window": 32, "width": 4,
             "tokens": {"pad": 0, "unknown": 1, "begin": 2, "mask": 4}, "outputs": ["vector", "lean"], "figures": {"x": 1},
             "measures": {"lean": {"unit": "article", "labels": ["left", "center", "right"],
                                   "calibration": {"temperature": 1.5, "bias": [0, 0.1, 0]}}}}
            """;

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path folder;

    @BeforeEach
    void aFolder() throws IOException {
        Files.writeString(folder.resolve("m.pt"), "module");
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        Files.writeString(folder.resolve("model.json"), GOOD);
    }

    @Test
    void isReadWithItsTextAndHash() throws IOException {
        ModelFolder read = ModelFolder.read(folder);
        assertThat(read.description().measures()).containsOnlyKeys("lean");
        assertThat(read.json()).isEqualTo(GOOD);
        assertThat(read.hash())
                .matches("sha256:[0-9a-f]{64}")
                .isEqualTo(ModelFolder.read(folder).hash());
        Files.writeString(folder.resolve("m.pt"), "Module");
        assertThat(ModelFolder.read(folder).hash()).isNotEqualTo(read.hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.json", "tokenizer.json", "m.pt"})
    void aMissingFileIsNamed(String file) throws IOException {
        Files.delete(folder.resolve(file));
        assertThatThrownBy(() -> ModelFolder.read(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(file)
                .hasMessageContaining(folder.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"name\": \"m\"}", "null"})
    void aBrokenDescriptionIsNamed(String text) throws IOException {
        Files.writeString(folder.resolve("model.json"), text);
        assertThatThrownBy(() -> ModelFolder.read(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model.json");
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                nonsense("a window too small", m -> m.put("window", 4)),
                nonsense("no width", m -> m.put("width", 0)),
                nonsense("a width that is null", m -> m.putNull("width")),
                nonsense("no outputs", m -> m.putArray("outputs")),
                nonsense("outputs that are null", m -> m.putNull("outputs")),
                nonsense(
                        "an output twice",
                        m -> m.putArray("outputs").add("vector").add("lean").add("lean")),
                nonsense(
                        "an output without a measure",
                        m -> m.withArray("outputs").add("tone")),
                nonsense(
                        "a measure without an output",
                        m -> m.putArray("outputs").add("vector")),
                nonsense("no vector", m -> m.putArray("outputs").add("lean")),
                nonsense("tokens that are null", m -> m.putNull("tokens")),
                nonsense("a unit that nobody knows", m -> lean(m).put("unit", "paragraph")),
                nonsense("lean of a mention", m -> lean(m).put("unit", "mention")),
                nonsense("too few labels", m -> lean(m).putArray("labels").add("left")),
                nonsense(
                        "more labels than biases",
                        m -> lean(m).withArray("labels").add("up")),
                nonsense("a temperature of zero", m -> calibration(m).put("temperature", 0)),
                nonsense("a temperature without end", m -> calibration(m).put("temperature", Double.POSITIVE_INFINITY)),
                nonsense(
                        "a bias that is no number",
                        m -> calibration(m)
                                .putArray("bias")
                                .add(0)
                                .add(Double.NaN)
                                .add(0)),
                nonsense("axes without an offset", m -> axes(m).remove("offset")),
                nonsense("axes on a scale of zero", m -> axes(m).put("scale", 0)),
                nonsense("axes without a background", m -> axes(m).putNull("background")),
                nonsense("a background of another width", m -> axes(m).put("background", "AAAA")),
                nonsense("a background that is no base64", m -> axes(m).put("background", "$$$$$$$$")),
                nonsense("frames of an article", m -> frames(m, "article", 10)),
                nonsense("nine frames", m -> frames(m, "sentence", 9)),
                nonsense("a path out of the folder", m -> m.put("torchscript", "../m.pt")),
                nonsense("a path from the root", m -> m.put("torchscript", "/etc/hostname")),
                nonsense("the folder itself", m -> m.put("torchscript", ".")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void nonsenseIsRefused(String name, Consumer<ObjectNode> change) throws IOException {
        ObjectNode model = (ObjectNode) json.readTree(GOOD);
        change.accept(model);
        json.writeValue(folder.resolve("model.json").toFile(), model);
        assertThatThrownBy(() -> ModelFolder.read(folder)).isInstanceOf(ModelException.class);
    }

    @Test
    void axesAndFramesAreThereWhereTheDescriptionHasThem() throws IOException {
        assertThat(ModelFolder.read(folder).description().axes()).isEmpty();
        ObjectNode model = (ObjectNode) json.readTree(GOOD);
        axes(model);
        frames(model, "sentence", 10);
        json.writeValue(folder.resolve("model.json").toFile(), model);
        ModelDescription read = ModelFolder.read(folder).description();
        assertThat(read.axes()).hasValueSatisfying(axes -> {
            assertThat(axes.scale()).isEqualTo(2.5);
            assertThat(axes.offset()).isEqualTo(-1);
            assertThat(axes.background().getShort(2)).isEqualTo((short) 0x3C00);
        });
        assertThat(read.measures().get("frames").labels()).hasSize(10);
        json.writeValue(folder.resolve("model.json").toFile(), model.putNull("axes"));
        assertThat(ModelFolder.read(folder).description().axes()).isEmpty();
    }

    @Test
    void aRelativeFolderIsReadToo() {
        assertThat(ModelFolder.read(TestModel.FOLDER).torchscript())
                .isRegularFile()
                .isAbsolute();
    }

    private static Arguments nonsense(String name, Consumer<ObjectNode> change) {
        return Arguments.of(name, change);
    }

    private static ObjectNode lean(ObjectNode model) {
        return (ObjectNode) model.get("measures").get("lean");
    }

    /** Of four half floats: 0, 1, 0, 0. */
    private static ObjectNode axes(ObjectNode model) {
        return model.putObject("axes").put("scale", 2.5).put("offset", -1).put("background", "AAA8AAAAAAA=");
    }

    private static void frames(ObjectNode model, String unit, int count) {
        model.withArray("outputs").add("frames");
        ObjectNode head =
                ((ObjectNode) model.get("measures")).putObject("frames").put("unit", unit);
        ArrayNode bias = head.putObject("calibration").put("temperature", 1).putArray("bias");
        for (int i = 0; i < count; i++) {
            head.withArray("labels").add("frame " + i);
            bias.add(0);
        }
    }

    private static ObjectNode calibration(ObjectNode model) {
        return (ObjectNode) lean(model).get("calibration");
    }
}
