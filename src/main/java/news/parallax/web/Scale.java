package news.parallax.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import news.parallax.article.Result;
import news.parallax.article.ShownArticle;
import news.parallax.measure.Abstention;
import news.parallax.measure.Axis;
import news.parallax.measure.Measure;
import org.jspecify.annotations.Nullable;

/**
 * A measure as people choose it to shade a text by.
 *
 * @param slot its number on the page, which stands in the names of attributes
 * @param name as in the contract: {@code lean}, {@code axes.NAME}
 * @param label for people
 * @param twoEnded −1 … 1 between {@code low} and {@code high}; else 0 … 1
 * @param frame one of the policy frames, which stand apart
 * @param withheld why the article has no value of it, or null
 */
public record Scale(
        int slot,
        String name,
        String label,
        boolean twoEnded,
        String low,
        String high,
        boolean frame,
        @Nullable String withheld) {

    /** {@code two} or {@code one}: which key explains the shades. */
    public String kind() {
        return twoEnded ? "two" : "one";
    }

    /** What an article's sentences have numbers for, in the order of the contract. */
    static List<Scale> of(ShownArticle article) {
        Result result = article.result();
        Map<String, String> withheld = new LinkedHashMap<>();
        for (Abstention abstention : result.abstained()) {
            withheld.putIfAbsent(abstention.measure(), abstention.reason());
        }
        List<Scale> scales = new ArrayList<>();
        add(scales, withheld, Measure.LOADED_LANGUAGE.label(), "Loaded wording", false, "plain", "loaded", false);
        add(scales, withheld, Measure.LEAN.label(), "Lean", true, "left", "right", false);
        add(scales, withheld, Measure.TONE.label(), "Tone", true, "hostile", "favourable", false);
        Map<String, Axis> axes = new LinkedHashMap<>();
        article.axes().forEach(axis -> axes.put(axis.name(), axis));
        result.sentences().stream().findFirst().ifPresent(sentence -> {
            sentence.axes().keySet().forEach(name -> {
                Axis axis = axes.get(name);
                String low = axis == null ? "negative pole" : axis.negative().get(0);
                String high = axis == null ? "positive pole" : axis.positive().get(0);
                add(scales, withheld, Measure.axis(name), name, true, low, high, false);
            });
            sentence.frames()
                    .keySet()
                    .forEach(name -> add(
                            scales,
                            withheld,
                            Measure.FRAMES.label() + "." + name,
                            name.replace('_', ' '),
                            false,
                            "absent",
                            "present",
                            true));
        });
        return scales;
    }

    private static void add(
            List<Scale> scales,
            Map<String, String> withheld,
            String name,
            String label,
            boolean twoEnded,
            String low,
            String high,
            boolean frame) {
        String reason = withheld.getOrDefault(name, frame ? withheld.get(Measure.FRAMES.label()) : null);
        scales.add(new Scale(scales.size(), name, label, twoEnded, low, high, frame, reason));
    }

    /** A sentence's number; null for one without (a tone without targets). */
    @Nullable
    Double value(Result.Sentence sentence) {
        if (name.equals(Measure.LOADED_LANGUAGE.label())) {
            return sentence.loadedLanguage();
        } else if (name.equals(Measure.LEAN.label())) {
            return sentence.lean();
        } else if (name.equals(Measure.TONE.label())) {
            return sentence.tone();
        } else if (frame) {
            Float value = sentence.frames().get(name.substring(name.indexOf('.') + 1));
            return value == null ? null : value.doubleValue();
        }
        Result.Place place = sentence.axes().get(name.substring(name.indexOf('.') + 1));
        return place == null ? null : place.value();
    }

    /** A number as it is shown: shade and words. */
    Shade shade(@Nullable Double value) {
        return Shade.of(value, twoEnded);
    }
}
