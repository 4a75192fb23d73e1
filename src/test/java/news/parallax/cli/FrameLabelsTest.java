package news.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.parallax.measure.Abstention;
import news.parallax.measure.Calibration;
import news.parallax.measure.Coverage;
import news.parallax.measure.MadeUpModel;
import news.parallax.measure.Measures;
import news.parallax.measure.Scores;
import news.parallax.measure.SentenceReading;
import news.parallax.model.ModelId;
import news.parallax.model.TestModel;
import org.junit.jupiter.api.Test;

class FrameLabelsTest {
    static final List<String> FRAMES = MadeUpModel.FRAMES;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void everyLabelOfTheMappingHasAFrameOrNoneAndAReason() throws IOException {
        FrameLabels labels = FrameLabels.bundled(FRAMES);
        try (InputStream in = FrameLabels.class.getResourceAsStream("frame-labels.json")) {
            for (JsonNode set : json.readTree(in)) {
                set.properties().forEach(label -> {
                    JsonNode frame = label.getValue().get("frame");
                    assertThat(label.getValue().get("reason").textValue()).isNotBlank();
                    assertThat(labels.frame(label.getKey()))
                            .as(label.getKey())
                            .isEqualTo(
                                    frame.isNull() ? Optional.empty() : Optional.of(FRAMES.indexOf(frame.textValue())));
                });
            }
        }
        for (int k = 0; k < FRAMES.size(); k++) {
            assertThat(labels.frame(FRAMES.get(k))).contains(k);
        }
        assertThat(labels.frame("weather")).isEmpty();
        assertThat(FrameLabels.bundled(List.of("economic")).frame("politics"))
                .as("a frame that the model does not know")
                .isEmpty();
    }

    @Test
    void aLabelStandsForOneFrameWhateverItsSet() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new FrameLabels(
                                FRAMES,
                                json.readTree(
                                        "{\"a\": {\"x\": {\"frame\": \"economic\"}}, \"b\": {\"x\": {\"frame\": \"security\"}}}")))
                .withMessageContaining("x stands for two frames");
    }

    @Test
    void aTextIsReadInItsOwnVoiceOrFailingThatWhole() throws IOException {
        Calibration calibration = Calibration.of(withFrames());
        SentenceReading title = sentence(true, false, 0.1f);
        SentenceReading quoted = sentence(false, true, 0.6f);
        FrameReading own = FrameReading.of(
                scores(List.of(title, quoted, sentence(false, false, 0.2f), sentence(false, false, 0.4f))),
                calibration);
        assertThat(own.values()).hasSize(10);
        assertThat(own.values()[0]).isEqualTo(0.3, within(1e-6));
        assertThat(own.sentences()).isEqualTo(2);
        assertThat(own.withheld()).isEmpty();
        FrameReading all = FrameReading.of(
                scores(List.of(title, quoted), new Abstention("frames", "no own voice: all of it")), calibration);
        assertThat(all.values()[0]).isEqualTo(0.35, within(1e-6));
        assertThat(all.withheld()).contains("no own voice");
        FrameReading none =
                FrameReading.of(scores(List.of(), new Abstention("frames", "too short: empty")), calibration);
        assertThat(none.values()).containsOnly(0).hasSize(10);
        assertThat(none.sentences()).isZero();
    }

    /** The description that ships, with frames, whether it has them or not. */
    private String withFrames() throws IOException {
        ObjectNode model = (ObjectNode) json.readTree(Files.readString(TestModel.FOLDER.resolve("model.json")));
        ObjectNode frames = model.withObject("/measures/frames");
        frames.put("unit", "sentence").set("labels", json.valueToTree(FRAMES));
        frames.putObject("calibration").put("temperature", 1).set("bias", json.valueToTree(new double[10]));
        List<String> outputs = new ArrayList<>();
        model.get("outputs").forEach(output -> outputs.add(output.textValue()));
        if (!outputs.contains("frames")) {
            model.withArray("/outputs").add("frames");
        }
        return json.writeValueAsString(model);
    }

    private static Scores scores(List<SentenceReading> sentences, Abstention... abstained) {
        return new Scores(
                new ModelId("made-up", "1", "sha256:" + "0".repeat(64), "fp32"),
                new Coverage(sentences.size(), 0, 0, false),
                Measures.NONE,
                Measures.NONE,
                List.of(),
                sentences,
                List.of(abstained),
                List.of());
    }

    private static SentenceReading sentence(boolean title, boolean quoted, float economic) {
        float[] frames = new float[10];
        frames[0] = economic;
        return new SentenceReading(0, 1, title, quoted, false, 0, new float[3], 0, List.of(), new float[256], frames);
    }
}
