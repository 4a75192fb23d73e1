package news.parallax.text;

import com.github.pemistahl.lingua.api.IsoCode639_1;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Tells which language a text is written in.
 *
 * <p>A sample from across the text is read. English is recognised by its function words, at once; for anything else
 * each part of the sample has a vote, by the letters in it. The models (low accuracy mode, which for parts of this
 * length reads the same trigrams as high accuracy and needs a twentieth of the memory) are loaded at first use.
 */
public final class Language {

    /** What is told apart: the languages that news is most often written in. */
    private static final String KNOWN =
            "en fr de es it pt nl sv da nb fi pl cs ro hu hr tr id vi tl" + " ru uk bg el ar fa ur he hi zh ja ko";

    private static final String ENGLISH = "en";
    private static final String UNSURE = "";
    /** More parts than this are not read by the detector: each costs some milliseconds. */
    private static final int VOTERS = 3;
    /** Share of the letters that the found language must have. */
    private static final double SURE = 0.6;
    /** Share of the letters that may look English in a text in another language. */
    private static final double STRAY = 0.25;
    /**
     * English names make short texts look foreign, but English stays nearly as likely (0.88 to 1 of the likeliest);
     * sentences in other languages leave it at 0.44 to 0.79.
     */
    private static final double NEARLY = 0.84;

    private Language() {}

    /**
     * The ISO 639-1 code of the language of {@code text}; empty when it cannot be told: too short, too mixed, or mostly
     * numbers or code. English with foreign names or quotations in it is English.
     */
    public static Optional<String> detect(String text) {
        LanguageSample sample = LanguageSample.of(text);
        if (!sample.prose()) {
            return Optional.empty();
        }
        if (sample.english()) {
            return Optional.of(ENGLISH);
        }
        LanguageSample ownVoice = LanguageSample.ofOwnVoice(text);
        if (ownVoice.prose() && ownVoice.english()) {
            return Optional.of(ENGLISH);
        }
        Map<String, Integer> votes = vote(ownVoice.prose() ? ownVoice.parts() : sample.parts());
        int all = votes.values().stream().mapToInt(Integer::intValue).sum();
        return votes.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(UNSURE) && entry.getValue() >= SURE * all)
                .map(Map.Entry::getKey)
                .filter(found ->
                        found.equals(ENGLISH) || !sample.someEnglish() && votes.getOrDefault(ENGLISH, 0) <= STRAY * all)
                .findFirst();
    }

    /** Whether {@code text} is found to be in English. */
    public static boolean isEnglish(String text) {
        return detect(text).filter(ENGLISH::equals).isPresent();
    }

    /** Letters per language code; under {@link #UNSURE} those of parts that English is nearly as likely for. */
    private static Map<String, Integer> vote(List<String> parts) {
        Map<String, Integer> votes = new HashMap<>();
        int step = parts.size() > VOTERS ? 2 : 1;
        for (int i = 0; i < parts.size(); i += step) {
            String part = parts.get(i);
            votes.merge(
                    likeliest(Detector.INSTANCE.computeLanguageConfidenceValues(part)), part.length(), Integer::sum);
        }
        return votes;
    }

    /** From the likeliest language to the least, each with its confidence relative to the likeliest. */
    private static String likeliest(SortedMap<com.github.pemistahl.lingua.api.Language, Double> confidences) {
        if (confidences.isEmpty()) {
            return UNSURE;
        }
        String code = confidences.firstKey().getIsoCode639_1().toString();
        double english = confidences.getOrDefault(com.github.pemistahl.lingua.api.Language.ENGLISH, 0.0);
        return code.equals(ENGLISH) || english < NEARLY ? code : UNSURE;
    }

    private static final class Detector {
        private static final LanguageDetector INSTANCE = LanguageDetectorBuilder.fromIsoCodes639_1(
                        Stream.of(KNOWN.split(" "))
                                .map(code -> IsoCode639_1.valueOf(code.toUpperCase(Locale.ROOT)))
                                .toArray(IsoCode639_1[]::new))
                .withLowAccuracyMode()
                .withPreloadedLanguageModels()
                .build();
    }
}
