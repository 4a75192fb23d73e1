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
 * @param axes that are asked for
 * @param ownVoice sentences in the article's own voice
 * @param story how many of them are no page furniture
 * @param quoted sentences that are quotations
 * @param tokens of the text
 * @param unknown how many of them lie outside the model's vocabulary
 * @param subject what the text is about
 */
record Verdict(
        ModelDescription model,
        List<Axis> axes,
        Optional<String> language,
        int ownVoice,
        int story,
        int quoted,
        int tokens,
        int unknown,
        Subject subject) {
    /** Fewer sentences say too little about the lean of a whole article. */
    static final int LEAN_SENTENCES = 3;

    /** Above this share of tokens outside the vocabulary the text is not what the model was trained on. */
    static final double UNKNOWN_SHARE = 0.2;

    /** Why a measure of the article's own voice is withheld; empty when it is given. */
    Optional<String> reason(Measure measure) {
        return unread(measure)
                .or(this::voiceless)
                .or(this::outside)
                .or(() -> measure == Measure.LEAN ? brief().or(subject::reason) : Optional.empty());
    }

    /** Why a measure of the quotations is withheld: for the same reasons, but for those that are the own voice's. */
    Optional<String> quotedReason(Measure measure) {
        return unread(measure)
                .or(this::outside)
                .or(() -> measure == Measure.LEAN ? subject.reason() : Optional.empty());
    }

    /** Every measure that is withheld. */
    List<Abstention> abstentions() {
        List<Abstention> abstained = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            Optional<String> reason = reason(measure);
            if (reason.isPresent()) {
                names(measure).forEach(name -> abstained.add(new Abstention(name, reason.get())));
            }
        }
        return abstained;
    }

    private List<String> names(Measure measure) {
        return measure == Measure.AXES
                ? axes.stream().map(axis -> Measure.axis(axis.name())).toList()
                : List.of(measure.label());
    }

    private Optional<String> unread(Measure measure) {
        if (measure == Measure.AXES && model.axes().isEmpty()) {
            return Optional.of("the model " + model.name() + " " + model.version() + " places no sentences on axes");
        }
        if (measure != Measure.AXES && !model.measures().containsKey(measure.label())) {
            return Optional.of("the model " + model.name() + " does not measure it");
        }
        return language.filter(given -> !primary(given).equals(primary(model.language())))
                .map(given -> "not English: the language is given as " + given);
    }

    private Optional<String> voiceless() {
        if (ownVoice > 0) {
            return Optional.empty();
        }
        return Optional.of(quoted == 0 ? "too short: there is no sentence" : "no own voice: all of it is quoted");
    }

    private Optional<String> outside() {
        return unknown > UNKNOWN_SHARE * tokens
                ? Optional.of("outside what the model knows: " + unknown + " of " + tokens
                        + " tokens are not in its vocabulary")
                : Optional.empty();
    }

    private Optional<String> brief() {
        return story < LEAN_SENTENCES
                ? Optional.of("too short: lean needs " + LEAN_SENTENCES + " sentences in own voice")
                : Optional.empty();
    }

    private static String primary(String tag) {
        return Stream.of(tag.toLowerCase(Locale.ROOT).split("[-_]")).findFirst().orElse(tag);
    }
}
