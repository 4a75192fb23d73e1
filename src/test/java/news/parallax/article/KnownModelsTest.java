package news.parallax.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import news.parallax.model.ModelId;
import org.junit.jupiter.api.Test;

class KnownModelsTest {
    private static final ModelId NOW = model("2.0.0", 'a');
    private static final ModelId NEWER = model("1.0.0", 'b');
    private static final ModelId OLDER = model("1.0.0", 'c');
    private static final String JSON = "{\"name\": \"m\", \"measures\": {}, \"figures\": {\"x\": 1}}";

    private static ModelId model(String version, char hash) {
        return new ModelId("m", version, "sha256:" + String.valueOf(hash).repeat(64), "fp32");
    }

    private static KnownModel stored(ModelId id, String since, long scores) {
        return new KnownModel(id, JSON, Instant.parse(since), scores);
    }

    private static KnownModels known(ModelId current) {
        return KnownModels.of(
                current,
                JSON,
                List.of(stored(NEWER, "2026-02-01T00:00:00Z", 7), stored(OLDER, "2026-01-01T00:00:00Z", 5)));
    }

    @Test
    void theOneThatScoresNowComesFirstWhetherItHasScoresOrNot() {
        assertThat(known(NOW).all()).extracting(KnownModel::id).containsExactly(NOW, NEWER, OLDER);
        assertThat(known(NOW).current()).isEqualTo(new KnownModel(NOW, JSON, null, 0));
        assertThat(known(OLDER).all()).extracting(KnownModel::id).containsExactly(OLDER, NEWER);
        assertThat(known(OLDER).current().scores()).isEqualTo(5);
    }

    @Test
    void ofOneVersionTheNewestIsMeantAndTheHashNamesTheOther() {
        assertThat(known(NOW).find("1.0.0")).get().extracting(KnownModel::id).isEqualTo(NEWER);
        assertThat(known(OLDER).find("1.0.0")).get().extracting(KnownModel::id).isEqualTo(OLDER);
        assertThat(known(NOW).find(OLDER.hash())).get().extracting(KnownModel::id).isEqualTo(OLDER);
        assertThat(known(NOW).find("c".repeat(64))).get().extracting(KnownModel::id).isEqualTo(OLDER);
        assertThat(known(NOW).find("1.0")).isEmpty();
        assertThat(known(NOW).versions()).isEqualTo("2.0.0, 1.0.0");
    }

    @Test
    void aDescriptionSaysWhatItIsAndWhichOthersThereAre() {
        KnownModels known = known(NOW);
        ObjectNode json = known.description(known.find("1.0.0").orElseThrow());
        assertThat(json.path("hash").asText()).isEqualTo(NEWER.hash());
        assertThat(json.path("current").asBoolean(true)).isFalse();
        assertThat(json.path("since").asText()).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(json.path("storedScores").asLong()).isEqualTo(7);
        assertThat(json.at("/figures/x").asInt()).isEqualTo(1);
        assertThat(json.path("others").findValuesAsText("hash")).containsExactly(NOW.hash(), OLDER.hash());
        assertThat(json.at("/others/0/current").asBoolean()).isTrue();
        assertThat(json.at("/others/0/since").isNull()).isTrue();
    }

    @Test
    void anotherPrecisionIsAnotherModel() {
        ModelId bf16 = new ModelId(NEWER.name(), NEWER.version(), NEWER.hash(), "bf16");
        assertThat(known(bf16).all()).extracting(KnownModel::id).containsExactly(bf16, NEWER, OLDER);
    }
}
