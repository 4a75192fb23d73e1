package news.parallax.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import news.parallax.model.ModelDescription;

/**
 * What can be said of a text, and what is withheld.
 *
 * @param ownVoice sentences in the article's own voice
 * @param quoted sentences that are quotations
 * @param tokens of the text
 * @param unknown how many of them lie outside the model's vocabulary
 * @param political whether the text speaks of United States politics
 */
record Verdict(
        ModelDescription model,
        Optional<String> language,
        int ownVoice,
        int quoted,
        int tokens,
        int unknown,
        boolean political) {
    /** Fewer sentences say too little about the lean of a whole article. */
    static final int LEAN_SENTENCES = 3;

    /** Above this share of tokens outside the vocabulary the text is not what the model was trained on. */
    static final double UNKNOWN_SHARE = 0.2;

    /** Why a measure is withheld; empty when it is given. */
    Optional<String> reason(Measure measure) {
        if (!model.measures().containsKey(measure.label())) {
            return Optional.of("the model " + model.name() + " does not measure it");
        }
        if (language.isPresent() && !primary(language.get()).equals(primary(model.language()))) {
            return Optional.of("not English: the language is given as " + language.get());
        }
        if (ownVoice == 0) {
            return Optional.of(quoted == 0 ? "too short: there is no sentence" : "no own voice: all of it is quoted");
        }
        if (unknown > UNKNOWN_SHARE * tokens) {
            return Optional.of(
                    "outside what the model knows: " + unknown + " of " + tokens + " tokens are not in its vocabulary");
        }
        if (measure == Measure.LEAN && ownVoice < LEAN_SENTENCES) {
            return Optional.of("too short: lean needs " + LEAN_SENTENCES + " sentences in own voice");
        }
        if (measure == Measure.LEAN && !political) {
            return Optional.of("not politics: the text does not speak of politics in the United States");
        }
        return Optional.empty();
    }

    /** Every measure that is withheld. */
    List<Abstention> abstentions() {
        List<Abstention> abstained = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            reason(measure)
                    .map(reason -> new Abstention(measure.label(), reason))
                    .ifPresent(abstained::add);
        }
        return abstained;
    }

    private static String primary(String tag) {
        return Stream.of(tag.toLowerCase(Locale.ROOT).split("[-_]")).findFirst().orElse(tag);
    }
}
