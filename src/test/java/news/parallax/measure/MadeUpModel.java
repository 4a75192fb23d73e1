package news.parallax.measure;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import news.parallax.model.ModelDescription;
import news.parallax.model.ModelId;

/** A description of a model with vectors of three numbers, for arithmetic that can be checked by hand. */
public final class MadeUpModel {
    static final ModelId ID = new ModelId("made-up", "1", "sha256:" + "0".repeat(64), "fp32");
    public static final List<String> FRAMES = List.of(
            "economic",
            "security",
            "political",
            "legality",
            "morality",
            "public_opinion",
            "health_and_safety",
            "quality_of_life",
            "cultural_identity",
            "external_relations");

    private static final Axis AXIS =
            new Axis("left-up", List.of("to the left", "leftwards"), List.of("to the top", "upwards"), "");

    private MadeUpModel() {}

    /** Its negative pole is the first direction, its positive one the second. */
    static EncodedAxis axis() {
        return new EncodedAxis(AXIS, ID, new float[] {1, 0, 0}, new float[] {0, 1, 0});
    }

    static ModelDescription without() {
        return described(Map.of(), Optional.empty());
    }

    static ModelDescription withFrames(double temperature, double bias) {
        double[] biases = new double[FRAMES.size()];
        biases[0] = bias;
        return described(
                Map.of(
                        "frames",
                        new ModelDescription.Head(
                                ModelDescription.Unit.SENTENCE,
                                FRAMES,
                                new ModelDescription.Calibration(temperature, biases))),
                Optional.empty());
    }

    static ModelDescription withAxes(double scale, double offset, float... background) {
        ByteBuffer halves = ByteBuffer.allocate(background.length * Short.BYTES);
        for (float value : background) {
            halves.putShort(HalfFloat.of(value));
        }
        return described(Map.of(), Optional.of(new ModelDescription.Axes(scale, offset, halves.flip())));
    }

    private static ModelDescription described(
            Map<String, ModelDescription.Head> measures, Optional<ModelDescription.Axes> axes) {
        return new ModelDescription(
                ID.name(),
                ID.version(),
                "en",
                "m.pt",
                32,
                3,
                new ModelDescription.SpecialTokens(0, 1, 2, 4),
                Stream.concat(Stream.of("vector"), measures.keySet().stream()).toList(),
                measures,
                axes);
    }
}
