package news.parallax.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ThresholdTest {
    @Test
    void aMeasureMaySayFromWhereOnALabelIsThere() throws IOException {
        assertThat(described(null).measures().get("loaded_language").threshold())
                .isEmpty();
        assertThat(described("{\"sentence\": 0.4, \"article\": 0.25}")
                        .measures()
                        .get("loaded_language")
                        .threshold())
                .contains(new ModelDescription.Threshold(0.4, 0.25));
    }

    @Test
    void aThresholdLiesAboveZeroAndNotAboveOne() {
        assertThatThrownBy(() -> described("{\"sentence\": 0, \"article\": 0.25}"))
                .hasMessageContaining("a threshold is above 0");
        assertThatThrownBy(() -> described("{\"sentence\": 0.5}")).hasMessageContaining("article");
    }

    private static ModelDescription described(String threshold) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode model = (ObjectNode) json.readTree(Files.readString(TestModel.FOLDER.resolve("model.json")));
        if (threshold != null) {
            ((ObjectNode) model.at("/measures/loaded_language")).set("threshold", json.readTree(threshold));
        }
        return ModelDescription.parse(json.writeValueAsString(model));
    }
}
