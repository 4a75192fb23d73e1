package news.parallax.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import news.parallax.model.ModelId;

/**
 * The model that scores now, then those that have scored before, the newest first.
 *
 * <p>What a model is, its name, version, hash and precision say together: two with the same version are two models.
 */
record KnownModels(List<KnownModel> all) {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    KnownModels {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("one model scores now");
        }
        all = List.copyOf(all);
    }

    /**
     * Puts the model that scores now in its place.
     *
     * @param stored models with stored scores, the newest first
     */
    static KnownModels of(ModelId current, String currentJson, List<KnownModel> stored) {
        List<KnownModel> all = new ArrayList<>(stored);
        KnownModel now = stored.stream()
                .filter(model -> model.id().equals(current))
                .findFirst()
                .orElseGet(() -> new KnownModel(current, currentJson, null, 0));
        all.remove(now);
        all.add(0, now);
        return new KnownModels(all);
    }

    KnownModel current() {
        return all.get(0);
    }

    /** The model of this version or hash; of several the one that scores now, or else the newest. */
    Optional<KnownModel> find(String version) {
        return all.stream().filter(model -> model.goesBy(version)).findFirst();
    }

    /** All that is known of a model, and which others there are. */
    ObjectNode description(KnownModel model) {
        ObjectNode json = brief(model);
        ArrayNode others = json.putArray("others");
        all.stream().filter(other -> !other.equals(model)).map(this::brief).forEach(others::add);
        try {
            MAPPER.readTree(model.json())
                    .properties()
                    .forEach(field -> json.putIfAbsent(field.getKey(), field.getValue()));
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a model.json that cannot be read", e);
        }
    }

    /** All of them, in short. */
    List<ObjectNode> briefs() {
        return all.stream().map(this::brief).toList();
    }

    /** Their versions, in words. */
    String versions() {
        return all.stream().map(model -> model.id().version()).distinct().collect(Collectors.joining(", "));
    }

    private ObjectNode brief(KnownModel model) {
        ModelId id = model.id();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("name", id.name()).put("version", id.version());
        json.put("hash", id.hash()).put("precision", id.precision());
        json.put("current", model.equals(current()));
        json.put("since", model.since() == null ? null : model.since().toString());
        return json.put("storedScores", model.scores());
    }
}
