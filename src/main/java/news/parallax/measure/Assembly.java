package news.parallax.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import news.parallax.model.EncodedPassage;
import news.parallax.model.ModelRuntime;
import news.parallax.model.Passage;

/** Puts together what is said of one article. Plain computation: one call, one thread. */
final class Assembly {
    private final Submission submission;
    private final Reading reading;
    private final List<Passage> passages;
    private final ModelRuntime model;
    private final List<EncodedAxis> axes;
    private final Calibration calibration;

    /** @param axes those of the submission that the model places sentences on */
    Assembly(
            Submission submission,
            Reading reading,
            List<Passage> passages,
            ModelRuntime model,
            List<EncodedAxis> axes) {
        this.submission = submission;
        this.reading = reading;
        this.passages = passages;
        this.model = model;
        this.axes = axes;
        this.calibration = new Calibration(model.folder().description());
    }

    Scores scores(List<EncodedPassage> encoded) {
        List<SentenceReading> all = reading.sentences(encoded, calibration);
        List<SentenceReading> text =
                all.stream().filter(sentence -> !sentence.title()).toList();
        List<SentenceReading> own =
                text.stream().filter(SentenceReading::ownVoice).toList();
        List<SentenceReading> quoted =
                text.stream().filter(SentenceReading::quoted).toList();
        int tokens = total(encoded, EncodedPassage.Window::tokens);
        Verdict verdict = new Verdict(
                model.folder().description(),
                submission.axes(),
                Optional.ofNullable(submission.language()),
                own.size(),
                story(own),
                quoted.size(),
                tokens,
                total(encoded, EncodedPassage.Window::unknown),
                Subject.of(
                        submission.text(), passages.stream().map(Passage::text).toList()));
        Aggregation aggregation = new Aggregation(calibration, TextHash.of(submission.text()));
        List<Abstention> abstained = new ArrayList<>(verdict.abstentions());
        Predicate<Measure> given = measure -> verdict.reason(measure).isEmpty();
        Predicate<Measure> givenQuoted =
                measure -> verdict.quotedReason(measure).isEmpty();
        Measures measures = measures(aggregation, own, given, 1);
        if (measures.tone() == null && given.test(Measure.TONE)) {
            abstained.add(new Abstention(Measure.TONE.label(), "no target is mentioned in own voice"));
        }
        return new Scores(
                model.id(),
                new Coverage(text.size(), own.size(), tokens, false),
                measures,
                measures(aggregation, quoted, givenQuoted, Verdict.LEAN_SENTENCES),
                targets(aggregation, own, given.test(Measure.TONE), abstained),
                all,
                abstained,
                axes);
    }

    private Measures measures(
            Aggregation aggregation, List<SentenceReading> sentences, Predicate<Measure> given, int leanSentences) {
        List<MentionReading> mentions = sentences.stream()
                .flatMap(sentence -> sentence.mentions().stream())
                .toList();
        return new Measures(
                given.test(Measure.LOADED_LANGUAGE)
                        ? aggregation.loadedLanguage(sentences).orElse(null)
                        : null,
                given.test(Measure.LEAN) && story(sentences) >= leanSentences
                        ? aggregation.lean(sentences).orElse(null)
                        : null,
                given.test(Measure.TONE) ? aggregation.tone(mentions).orElse(null) : null,
                given.test(Measure.AXES)
                        ? aggregation.axes(
                                sentences.stream().map(SentenceReading::vector).toList(), axes)
                        : Map.of(),
                given.test(Measure.FRAMES) ? aggregation.frames(sentences) : Map.of());
    }

    /** How many of them are no page furniture. */
    private static int story(List<SentenceReading> sentences) {
        return (int)
                sentences.stream().filter(sentence -> !sentence.furniture()).count();
    }

    private List<TargetTone> targets(
            Aggregation aggregation, List<SentenceReading> own, boolean given, List<Abstention> abstained) {
        List<String> names = reading.targets();
        List<TargetTone> targets = new ArrayList<>(names.size());
        for (int t = 0; t < names.size(); t++) {
            int target = t;
            List<MentionReading> mentions = own.stream()
                    .flatMap(sentence -> sentence.mentions().stream())
                    .filter(mention -> mention.target() == target)
                    .toList();
            Optional<Estimate> tone = given ? aggregation.tone(mentions) : Optional.empty();
            if (given && tone.isEmpty()) {
                abstained.add(new Abstention(
                        Measure.TONE.label() + ":" + names.get(t),
                        reading.mentions(t) == 0 ? "it is not mentioned" : "it is mentioned in quotations only"));
            }
            targets.add(new TargetTone(names.get(t), reading.mentions(t), tone.orElse(null)));
        }
        return targets;
    }

    private static int total(List<EncodedPassage> encoded, ToIntFunction<EncodedPassage.Window> count) {
        return encoded.stream()
                .flatMap(passage -> passage.windows().stream())
                .mapToInt(count)
                .sum();
    }
}
