package news.parallax.article;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import news.parallax.measure.Axis;
import news.parallax.measure.Submission;
import news.parallax.measure.TargetTone;
import news.parallax.model.ModelId;
import news.parallax.platform.Problems;
import news.parallax.platform.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What storing a request changes.
 *
 * @param before the row it rests on; null for an article that is new
 * @param metadata as it will be
 * @param named targets that callers named, former ones first
 * @param axes that the article will have been asked for, of each name the last version, by name
 * @param newAxes those that it was not asked for before
 * @param scores whether the model has to run
 * @param keep what happens to the text
 */
record Plan(
        ArticleRequest request,
        String textHash,
        @Nullable Article before,
        Metadata metadata,
        List<String> named,
        List<Axis> axes,
        List<Axis> newAxes,
        boolean scores,
        Keep keep) {

    /** What happens to the text. */
    enum Keep {
        AS_IT_IS,
        ADD,
        DROP
    }

    private static final int MOST_TARGETS = 100;
    private static final int MOST_AXES = 100;

    static Plan first(ArticleRequest request, String textHash, boolean keepText) {
        Keep keep = keepText && request.retain() != Retain.SCORES ? Keep.ADD : Keep.AS_IT_IS;
        List<Axis> axes = byName(request.axes());
        return new Plan(request, textHash, null, request.metadata(), request.targets(), axes, axes, true, keep);
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 for contradicting metadata, 422 for too many targets or
     *     axes
     */
    static Plan again(ArticleRequest request, Known known, ModelId current, boolean keepText) {
        Article before = known.stored().article();
        Scored scored = known.stored().scored();
        Metadata old = before.metadata();
        Metadata metadata = old.filledInBy(request.metadata());
        boolean sameModel = scored.model().equals(current);
        List<String> named = named(scored, request.targets());
        boolean newTargets = !named.equals(scored.named());
        boolean newInput =
                !Objects.equals(old.title(), metadata.title()) || !Objects.equals(old.language(), metadata.language());
        List<Axis> asked = known.stored().axes();
        List<Axis> axes =
                byName(Stream.concat(asked.stream(), request.axes().stream()).toList());
        if (axes.size() > MOST_AXES) {
            throw Problems.unprocessable(
                    List.of(Violation.of("axes", "would give the stored article more than " + MOST_AXES + " axes")));
        }
        return new Plan(
                request,
                before.textHash,
                before,
                metadata,
                named,
                axes,
                request.axes().stream()
                        .filter(axis -> asked.stream()
                                .noneMatch(former -> former.version().equals(axis.version())))
                        .toList(),
                !sameModel || newTargets || newInput,
                keep(request.retain(), known.textKept(), keepText));
    }

    boolean nothingNew() {
        return before != null
                && !scores
                && newAxes.isEmpty()
                && keep == Keep.AS_IT_IS
                && metadata.equals(before.metadata());
    }

    Submission submission() {
        return new Submission(request.text(), metadata.title(), metadata.language(), request.outlet(), named);
    }

    /** Of several of one name the last. */
    private static List<Axis> byName(List<Axis> axes) {
        Map<String, Axis> byName = new TreeMap<>();
        axes.forEach(axis -> byName.put(axis.name(), axis));
        return List.copyOf(byName.values());
    }

    /** Targets that were found in the text stay beside those that are named later. */
    private static List<String> named(Scored scored, List<String> asked) {
        List<String> shown =
                scored.summary().targets().stream().map(TargetTone::name).toList();
        Set<String> fresh = new LinkedHashSet<>(asked);
        shown.forEach(fresh::remove);
        scored.named().forEach(fresh::remove);
        if (fresh.isEmpty()) {
            return scored.named();
        }
        Set<String> named = new LinkedHashSet<>(scored.named().isEmpty() ? shown : scored.named());
        named.addAll(fresh);
        if (named.size() > MOST_TARGETS) {
            throw Problems.unprocessable(List.of(new Violation(
                    "targets", "would give the stored article more than " + MOST_TARGETS + " targets", null)));
        }
        return new ArrayList<>(named);
    }

    // A text that was once withheld comes in only where a request says so in as many words.
    private static Keep keep(@Nullable Retain asked, boolean kept, boolean keepText) {
        if (kept && (asked == Retain.SCORES || !keepText)) {
            return Keep.DROP;
        }
        return !kept && asked == Retain.TEXT && keepText ? Keep.ADD : Keep.AS_IT_IS;
    }
}
