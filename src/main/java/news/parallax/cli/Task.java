package news.parallax.cli;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import news.parallax.measure.Aggregation;
import news.parallax.measure.Calibration;
import news.parallax.measure.LeanEstimate;
import news.parallax.measure.MarkedSentence;
import news.parallax.measure.Measure;
import news.parallax.measure.MentionReading;
import news.parallax.measure.Scorer;
import news.parallax.measure.Scores;
import news.parallax.measure.SentenceReading;
import news.parallax.measure.Submission;
import news.parallax.text.Span;

/** What {@code evaluate} can be asked for: how a row is read, scored and labelled. */
enum Task {
    LOADED_LANGUAGE(Measure.LOADED_LANGUAGE, "label", 0, List.of("neutral", "loaded"), 512) {
        @Override
        List<Guess> guess(List<LabelledFile.Row> rows, Scorer scorer) {
            return sentences(rows, scorer, List.of(), windows -> {
                double loaded = windows.stream()
                        .mapToDouble(SentenceReading::loaded)
                        .average()
                        .orElseThrow();
                return new double[] {1 - loaded, loaded};
            });
        }
    },

    LEAN(Measure.LEAN, "lean", -1, List.of("left", "center", "right"), 32) {
        @Override
        List<Guess> guess(List<LabelledFile.Row> rows, Scorer scorer) {
            Calibration calibration = scorer.calibration();
            return articles(rows, scorer).stream()
                    .map(scores -> lean(scores, calibration))
                    .toList();
        }
    },

    TARGET_TONE(Measure.TONE, "label", -1, List.of("negative", "neutral", "positive"), 512) {
        @Override
        List<Guess> guess(List<LabelledFile.Row> rows, Scorer scorer) {
            return sentences(rows, scorer, rows.stream().map(Task::mention).toList(), windows -> {
                MentionReading mention = windows.stream()
                        .flatMap(window -> window.mentions().stream())
                        .findFirst()
                        .orElseThrow();
                return new double[] {mention.negative(), mention.neutral(), mention.positive()};
            });
        }
    };

    private final Measure measure;
    private final String labelField;
    private final int lowestLabel;
    private final List<String> classes;
    private final int together;

    Task(Measure measure, String labelField, int lowestLabel, List<String> classes, int together) {
        this.measure = measure;
        this.labelField = labelField;
        this.lowestLabel = lowestLabel;
        this.classes = classes;
        this.together = together;
    }

    /**
     * What the model says of a row.
     *
     * @param probabilities of the classes, lowest label first
     * @param withheld why the measure would be withheld, in a few words; empty where it is given
     */
    record Guess(double[] probabilities, Optional<String> withheld) {
        boolean abstained() {
            return withheld.isPresent();
        }
    }

    /** One guess for each row, by the path that serves. */
    abstract List<Guess> guess(List<LabelledFile.Row> rows, Scorer scorer);

    /** The name on the command line. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Measure measure() {
        return measure;
    }

    /** How many rows are read at once: enough to fill batches, few enough to be held. */
    int together() {
        return together;
    }

    int lowestLabel() {
        return lowestLabel;
    }

    /** Names of the classes, lowest label first. */
    List<String> classes() {
        return classes;
    }

    /** Index of the row's class; empty where the label is null. */
    Optional<Integer> label(LabelledFile.Row row) {
        if (!row.has(labelField)) {
            return Optional.empty();
        }
        int index = row.integer(labelField) - lowestLabel;
        if (index < 0 || index >= classes.size()) {
            throw row.wrong(
                    "has a \"" + labelField + "\" outside " + lowestLabel + " … " + (lowestLabel + classes.size() - 1));
        }
        return Optional.of(index);
    }

    /** Scores the texts of rows as articles, as many at once as the gate lets in. */
    static List<Scores> articles(List<LabelledFile.Row> rows, Scorer scorer) {
        List<CompletableFuture<Scores>> scored = new ArrayList<>(rows.size());
        for (LabelledFile.Row row : rows) {
            Uni<Scores> scores = scorer.score(new Submission(
                    row.text("text"), row.optional("title"), "en", row.optional("outlet"), List.of()));
            CompletableFuture<Scores> begun = scores.subscribeAsCompletionStage();
            if (refused(begun)) {
                // The gate is full of what went before; when that has left, any text is let in.
                CompletableFuture.allOf(scored.toArray(CompletableFuture[]::new))
                        .join();
                begun = scores.subscribeAsCompletionStage();
            }
            scored.add(begun);
        }
        return scored.stream().map(CompletableFuture::join).toList();
    }

    /** Why the lean of an article is withheld, up to the colon; empty where it is given. */
    static Optional<String> withheld(Scores scores) {
        return scores.abstained().stream()
                .filter(abstention -> abstention.measure().equals(Measure.LEAN.label()))
                .map(abstention -> abstention.reason().split(":", 2)[0])
                .findFirst();
    }

    /** Whether the gate let nothing more in; it says so at once. */
    static boolean refused(CompletableFuture<Scores> begun) {
        return begun.isCompletedExceptionally()
                && begun.handle((scores, failure) -> failure).join() instanceof HttpProblem problem
                && problem.getStatusCode() == 503;
    }

    private static List<Guess> sentences(
            List<LabelledFile.Row> rows,
            Scorer scorer,
            List<Span> mentions,
            Function<List<SentenceReading>, double[]> probabilities) {
        List<MarkedSentence> marked = IntStream.range(0, rows.size())
                .mapToObj(i -> new MarkedSentence(
                        rows.get(i).text("text"), mentions.isEmpty() ? List.of() : List.of(mentions.get(i))))
                .toList();
        return scorer.read(marked).await().indefinitely().stream()
                .map(windows -> new Guess(probabilities.apply(windows), Optional.empty()))
                .toList();
    }

    /** Labelled data count code points, as Python does. */
    private static Span mention(LabelledFile.Row row) {
        String text = row.text("text");
        int begin = row.integer("begin");
        int end = row.integer("end");
        if (begin < 0 || end < begin || end > text.codePointCount(0, text.length())) {
            throw row.wrong("has a target outside its text");
        }
        int from = text.offsetByCodePoints(0, begin);
        return new Span(from, text.offsetByCodePoints(from, end - begin));
    }

    private static Guess lean(Scores scores, Calibration calibration) {
        LeanEstimate given = scores.measures().lean();
        if (given != null) {
            return new Guess(array(given.probabilities()), Optional.empty());
        }
        Optional<String> reason = withheld(scores);
        List<List<SentenceReading>> choices = new ArrayList<>();
        choices.add(
                scores.sentences().stream().filter(SentenceReading::ownVoice).toList());
        choices.add(scores.sentences());
        return choices.stream()
                .map(sentences ->
                        new Aggregation(calibration, "evaluate").lean(sentences).orElse(null))
                .filter(Objects::nonNull)
                .findFirst()
                .map(lean -> new Guess(array(lean.probabilities()), reason))
                .orElseGet(() -> new Guess(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, reason));
    }

    private static double[] array(LeanEstimate.Probabilities p) {
        return new double[] {p.left(), p.center(), p.right()};
    }
}
