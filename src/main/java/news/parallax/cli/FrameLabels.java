package news.parallax.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which frame the labels of other sets stand for, after {@code frame-labels.json}, which gives the reasons: by set and
 * label a {@code frame}, or null where no frame fits. A frame's own name stands for itself. What a label stands for
 * does not depend on its set.
 */
final class FrameLabels {
    private final List<String> frames;
    private final Map<String, String> mapped = new HashMap<>();

    /**
     * @param frames that the model knows
     * @param sets {@code {set: {label: {frame, reason}}}}
     */
    FrameLabels(List<String> frames, JsonNode sets) {
        this.frames = List.copyOf(frames);
        frames.forEach(frame -> mapped.put(frame, frame));
        for (JsonNode set : sets) {
            set.properties().forEach(label -> {
                String frame = label.getValue().path("frame").asText(null);
                if (frame != null
                        && !Objects.requireNonNullElse(mapped.putIfAbsent(label.getKey(), frame), frame)
                                .equals(frame)) {
                    throw new IllegalArgumentException(
                            "frame-labels.json: " + label.getKey() + " stands for two frames");
                }
            });
        }
    }

    /** The mapping that comes with the program. */
    static FrameLabels bundled(List<String> frames) {
        try (InputStream in = FrameLabels.class.getResourceAsStream("frame-labels.json")) {
            return new FrameLabels(
                    frames, new ObjectMapper().readTree(Objects.requireNonNull(in, "frame-labels.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> frames() {
        return frames;
    }

    /** The number of the frame that a label stands for; empty where it stands for none that the model knows. */
    Optional<Integer> frame(String label) {
        return Optional.ofNullable(mapped.get(label)).map(frames::indexOf).filter(index -> index >= 0);
    }
}
