package news.parallax.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a text is about, as far as the lean needs to know, weighed from {@link Cues}.
 *
 * @param layout how it is set, which tells prose from verse and code
 * @param words of the text
 * @param cues different words and phrases of public affairs
 * @param affairs their weight; each counts at most twice in a hundred words, so that one word over and over is one word
 * @param unitedStates weight of what places them in the United States
 * @param elsewhere weight of what places them in other countries
 * @param everyday weight of the words of other subjects: sport, kitchen, goods, notices, code
 * @param other the heaviest of these subjects; empty where there is none
 */
record Subject(
        Layout layout,
        int words,
        int cues,
        double affairs,
        double unitedStates,
        double elsewhere,
        double everyday,
        String other) {
    /** Fewer different cues are too easily a coincidence: a cook's campaign, a goalkeeper's trade. */
    static final int CUES = 4;

    /** Weight of public affairs that a hundred words about anything may have. */
    private static final double CHANCE = 1;

    /** How far beyond chance it has to be, by the square root of hundreds of words, since short texts vary more. */
    private static final double BEYOND_CHANCE = 3.5;

    /** Weight of other subjects that a hundred words about anything may have; what is beyond it counts. */
    private static final double EVERYDAY = 1;

    /** What a word of another subject weighs against public affairs. */
    private static final double AGAINST = 0.9;

    /** Which country it is about is told by how many of its names a text has; each counts twice at most. */
    private static final int TWICE = 2;

    /** Up to this weight the United States are mentioned in passing. */
    private static final double IN_PASSING = 6;

    /** How much heavier than passing mentions other countries weigh where the politics are theirs. */
    private static final double FOREIGN = 2;

    /** The same for what goes beyond passing mentions: an American story with many foreign names is still one. */
    private static final double FOREIGN_BEYOND = 6;

    /**
     * Reads a text.
     *
     * @param text as it was sent, for its layout
     * @param sentences normalised, the title among them
     */
    static Subject of(String text, List<String> sentences) {
        Map<Cues.Cue, Integer> counts = new HashMap<>();
        int words = 0;
        for (String sentence : sentences) {
            words += Cues.bundled().count(sentence, counts);
        }
        double most = Math.max(TWICE, TWICE * words / 100.0);
        Map<String, Double> everyday = new TreeMap<>();
        double affairs = 0;
        double unitedStates = 0;
        double elsewhere = 0;
        int cues = 0;
        for (Map.Entry<Cues.Cue, Integer> entry : counts.entrySet()) {
            Cues.Cue cue = entry.getKey();
            double times = Math.min(most, entry.getValue());
            double names = Math.min(TWICE, entry.getValue());
            affairs += times * cue.affairs();
            unitedStates += names * cue.unitedStates();
            elsewhere += names * cue.elsewhere();
            cue.everyday().forEach((subject, weight) -> everyday.merge(subject, times * weight, Double::sum));
            cues += cue.affairs() > 0 ? 1 : 0;
        }
        return new Subject(
                Layout.of(text),
                words,
                cues,
                affairs,
                unitedStates,
                elsewhere,
                everyday.values().stream().mapToDouble(Double::doubleValue).sum(),
                everyday.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(""));
    }

    /** Which politics, if any. */
    Politics politics() {
        if (layout != Layout.PROSE || cues < CUES || affairs < needed()) {
            return Politics.NONE;
        }
        double passing = Math.min(unitedStates, IN_PASSING);
        return elsewhere > FOREIGN * passing + FOREIGN_BEYOND * (unitedStates - passing)
                ? Politics.OTHER
                : Politics.UNITED_STATES;
    }

    /** Why the lean is withheld, for people to read; empty where it is United States politics. */
    Optional<String> reason() {
        return switch (politics()) {
            case UNITED_STATES -> Optional.empty();
            case OTHER -> Optional.of("politics outside the United States: the text names institutions, parties, people "
                    + "and places of other countries far more than American ones, and the lean is learnt from American "
                    + "outlets only");
            case NONE -> Optional.of("not politics: " + missing());
        };
    }

    private String missing() {
        return switch (layout) {
            case CODE -> "the text has the signs of program code or data";
            case VERSE -> "the text is set in short lines, as verse and lists are";
            case PROSE -> cues >= CUES && affairs + against() >= needed() && !other.isEmpty()
                    ? "words of " + other + " and the like outweigh those of public affairs"
                    : "the text does not speak of politics in the United States (" + cues
                            + " different words of public affairs among " + words + ")";
        };
    }

    /** What public affairs weigh at least in a text of this length; words of other subjects count against them. */
    double needed() {
        double hundreds = words / 100.0;
        return CHANCE * hundreds + BEYOND_CHANCE * Math.sqrt(hundreds) + against();
    }

    private double against() {
        return AGAINST * Math.max(0, everyday - EVERYDAY * words / 100);
    }
}
