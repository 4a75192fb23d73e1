package news.parallax.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code model.json} says of a model folder, as far as serving needs it.
 *
 * @param torchscript file name of the TorchScript module
 * @param window the most tokens in a row, the begin token included
 * @param width of the sentence vector
 * @param outputs names of the module's outputs, in order: {@code vector} and measures
 * @param measures by name
 * @param axes how sentences are placed on axes; empty where the model was not trained to
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelDescription(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String version,
        @JsonProperty(required = true) String language,
        @JsonProperty(required = true) String torchscript,
        @JsonProperty(required = true) int window,
        @JsonProperty(required = true) int width,
        @JsonProperty(required = true) SpecialTokens tokens,
        @JsonProperty(required = true) List<String> outputs,
        @JsonProperty(required = true) Map<String, Head> measures,
        Optional<Axes> axes) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    /** Output that holds the sentence vector. */
    public static final String VECTOR = "vector";

    /** Unit and number of labels of the measures that the contract fixes; a model may bring others beside them. */
    private static final Map<String, String> FIXED = Map.of(
            "loaded_language",
            "SENTENCE of 2",
            "lean",
            "ARTICLE of 3",
            "tone",
            "MENTION of 3",
            "frames",
            "SENTENCE of 10");

    public ModelDescription {
        if (window < 8 || width < 1) {
            throw new IllegalArgumentException("model.json: window must be at least 8 and width at least 1");
        }
        if (!outputs.contains(VECTOR)) {
            throw new IllegalArgumentException("model.json: outputs must name " + VECTOR);
        }
        Set<String> named = new HashSet<>(measures.keySet());
        named.add(VECTOR);
        if (outputs.size() != named.size() || !named.equals(Set.copyOf(outputs))) {
            throw new IllegalArgumentException(
                    "model.json: outputs must name " + VECTOR + " and every measure once, and nothing else");
        }
        measures.forEach((measure, head) -> Optional.ofNullable(FIXED.get(measure))
                .filter(fixed ->
                        !fixed.equals(head.unit() + " of " + head.labels().size()))
                .ifPresent(fixed -> {
                    throw new IllegalArgumentException("model.json: " + measure + " needs unit and labels: " + fixed);
                }));
        if (axes.isPresent() && axes.get().background().remaining() != width * Short.BYTES) {
            throw new IllegalArgumentException(
                    "model.json: the background of axes must have " + width + " half floats");
        }
        outputs = List.copyOf(outputs);
        measures = Map.copyOf(measures);
    }

    /** A model that places nothing on axes. */
    public ModelDescription(
            String name,
            String version,
            String language,
            String torchscript,
            int window,
            int width,
            SpecialTokens tokens,
            List<String> outputs,
            Map<String, Head> measures) {
        this(name, version, language, torchscript, window, width, tokens, outputs, measures, Optional.empty());
    }

    /**
     * Reads a {@code model.json}.
     *
     * @throws JsonProcessingException when it describes no model
     */
    public static ModelDescription parse(String json) throws JsonProcessingException {
        return JSON.readValue(json, ModelDescription.class);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record SpecialTokens(
            @JsonProperty(required = true) long pad,
            @JsonProperty(required = true) long unknown,
            @JsonProperty(required = true) long begin,
            @JsonProperty(required = true) long mask) {}

    /**
     * How sentences are placed between two poles.
     *
     * @param scale of the inner product of a sentence with a pole
     * @param offset logit of speaking for neither pole
     * @param background mean unit sentence vector of the training corpus: half floats, big-endian, [width]
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Axes(
            @JsonProperty(required = true) double scale,
            @JsonProperty(required = true) double offset,
            @JsonProperty(required = true) ByteBuffer background) {
        public Axes {
            if (!(scale > 0) || !Double.isFinite(scale) || !Double.isFinite(offset)) {
                throw new IllegalArgumentException(
                        "model.json: the scale of axes is above 0, and their offset a number");
            }
            background = background.asReadOnlyBuffer();
        }
    }

    /** What one row of a head's output speaks of. */
    public enum Unit {
        @JsonProperty("sentence")
        SENTENCE,
        @JsonProperty("article")
        ARTICLE,
        @JsonProperty("mention")
        MENTION
    }

    /**
     * A classification head.
     *
     * @param unit {@code article}: logits come per sentence and are averaged over the article
     * @param labels of the classes, in the order of the logits
     * @param threshold from which on a label that excludes no other is said to be there; empty where none was fitted
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Head(
            @JsonProperty(required = true) Unit unit,
            @JsonProperty(required = true) List<String> labels,
            @JsonProperty(required = true) Calibration calibration,
            Optional<Threshold> threshold) {
        /** Without a threshold. */
        public Head(Unit unit, List<String> labels, Calibration calibration) {
            this(unit, labels, calibration, Optional.empty());
        }

        public Head {
            labels = List.copyOf(labels);
            if (labels.size() < 2) {
                throw new IllegalArgumentException("model.json: a head needs two labels at least");
            }
            if (labels.size() != calibration.bias().length) {
                throw new IllegalArgumentException("model.json: a calibration needs one bias for each label");
            }
        }
    }

    /**
     * Values from which on a label is said to be there.
     *
     * @param sentence of a text of a sentence or two, 0 … 1
     * @param article of a longer text
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Threshold(
            @JsonProperty(required = true) double sentence,
            @JsonProperty(required = true) double article) {
        /** As likely as not. */
        public static final Threshold EVEN = new Threshold(0.5, 0.5);

        public Threshold {
            if (!(sentence > 0 && sentence <= 1 && article > 0 && article <= 1)) {
                throw new IllegalArgumentException("model.json: a threshold is above 0 and at most 1");
            }
        }
    }

    /**
     * Temperature and bias fitted on development rows: softmax(logits / temperature + bias), or where labels do not
     * exclude each other sigmoid(logit / temperature + bias) of each.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Calibration(
            @JsonProperty(required = true) double temperature,
            @JsonProperty(required = true) double[] bias) {
        public Calibration {
            if (!(temperature > 0)
                    || !Double.isFinite(temperature)
                    || !Arrays.stream(bias).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("model.json: a temperature is above 0, and a bias a number");
            }
        }

        /** Calibrated probabilities of labels that do not exclude each other, in their order. */
        public double[] independent(double[] logits) {
            double[] p = new double[logits.length];
            for (int i = 0; i < p.length; i++) {
                p[i] = 1 / (1 + Math.exp(-(logits[i] / temperature + bias[i])));
            }
            return p;
        }

        /** Calibrated probabilities, in the order of the labels, summing to 1. */
        public double[] probabilities(double[] logits) {
            double[] p = new double[logits.length];
            double max = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < p.length; i++) {
                p[i] = logits[i] / temperature + bias[i];
                max = Math.max(max, p[i]);
            }
            double sum = 0;
            for (int i = 0; i < p.length; i++) {
                p[i] = Math.exp(p[i] - max);
                sum += p[i];
            }
            for (int i = 0; i < p.length; i++) {
                p[i] /= sum;
            }
            return p;
        }
    }
}
