package news.parallax.measure;

import java.util.Arrays;
import java.util.Optional;

/** What is measured, by the names of the contract. */
public enum Measure {
    /** Expected share of sentences whose own wording is loaded, 0 … 1. */
    LOADED_LANGUAGE("loaded_language"),
    /** P(right) − P(left) in United States politics, −1 … 1. */
    LEAN("lean"),
    /** Mean stance towards the targets, hostile −1 … favourable 1. */
    TONE("tone"),
    /** Position between two poles, −1 … 1, on each axis that is asked for. */
    AXES("axes"),
    /** Expected share of sentences that frame their matter so, 0 … 1, for each policy frame. */
    FRAMES("frames");

    private final String label;

    Measure(String label) {
        this.label = label;
    }

    /** The name in requests, results and {@code model.json}. */
    public String label() {
        return label;
    }

    /** An axis among the measures: in abstentions, differences and telling sentences. */
    public static String axis(String name) {
        return AXES.label + "." + name;
    }

    public static Optional<Measure> of(String label) {
        return Arrays.stream(values()).filter(m -> m.label.equals(label)).findFirst();
    }
}
