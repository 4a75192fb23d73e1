package news.parallax.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import news.parallax.measure.Axis;
import news.parallax.measure.Calibration;
import news.parallax.measure.Measure;
import news.parallax.measure.Scorer;
import news.parallax.measure.Scores;
import news.parallax.measure.Submission;

/** Has texts scored by the path that serves, many at a time. */
final class AuditScorer {
    private static final int TOGETHER = 32;

    private final Scorer scorer;
    private final Progress progress;

    AuditScorer(Scorer scorer, Progress progress) {
        this.scorer = scorer;
        this.progress = progress;
    }

    boolean measures(Measure measure) {
        return scorer.calibration().measures(measure);
    }

    /** One answer for each text, in order. */
    List<VersionScores> score(List<AuditRow.Version> versions) {
        return score(versions, List.of());
    }

    /** One answer for each text, in order, with its place on axes. */
    List<VersionScores> score(List<AuditRow.Version> versions, List<Axis> axes) {
        Calibration calibration = scorer.calibration();
        List<VersionScores> scored = new ArrayList<>(versions.size());
        for (int from = 0; from < versions.size(); from += TOGETHER) {
            List<CompletableFuture<Scores>> begun = new ArrayList<>();
            for (AuditRow.Version version : versions.subList(from, Math.min(from + TOGETHER, versions.size()))) {
                begun.add(begin(version, axes, begun));
            }
            begun.forEach(scores -> scored.add(VersionScores.of(scores.join(), calibration)));
            progress.add(begun.size());
        }
        return scored;
    }

    private CompletableFuture<Scores> begin(
            AuditRow.Version version, List<Axis> axes, List<CompletableFuture<Scores>> before) {
        Submission submission = new Submission(
                version.text(),
                null,
                "en",
                null,
                version.target() == null ? List.of() : List.of(version.target()),
                axes);
        CompletableFuture<Scores> begun = scorer.score(submission).subscribeAsCompletionStage();
        if (Task.refused(begun)) {
            // The gate is full of what went before; when that has left, any text is let in.
            CompletableFuture.allOf(before.toArray(CompletableFuture[]::new)).join();
            begun = scorer.score(submission).subscribeAsCompletionStage();
        }
        return begun;
    }
}
