package news.parallax.web;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import news.parallax.article.Rendering;
import news.parallax.article.Result;
import news.parallax.article.ShownArticle;
import news.parallax.measure.Abstention;
import news.parallax.measure.Explanation;
import news.parallax.measure.Measure;
import news.parallax.measure.TargetTone;
import org.jspecify.annotations.Nullable;

/**
 * An article with its sentences shaded and its values beside it, for {@code reading.html}.
 *
 * @param scales to choose from
 * @param chosen the one that the page begins with
 * @param explained the slot of the axis whose pulling words are known; −1 without one
 * @param title pieces of the title; empty without one
 * @param body pieces of the text; empty where it is not kept
 * @param hasText whether it is
 * @param rows all sentences with their numbers
 * @param columns of the table of sentences: the scales but for the policy frames
 */
public record ReadingView(
        Result result,
        List<Scale> scales,
        Scale chosen,
        int explained,
        List<Piece> title,
        List<Piece> body,
        boolean hasText,
        List<SentenceRow> rows,
        List<Scale> columns,
        List<ValueRow> values,
        List<ValueRow> frames,
        List<ValueRow> quotations,
        List<Target> targets,
        List<Abstention> abstained) {

    /** @param value null where its tone is withheld */
    public record Target(
            String name, int mentions, @Nullable ValueRow value) {
        static Target of(TargetTone target) {
            return new Target(
                    target.name(),
                    target.mentions(),
                    target.tone() == null ? null : ValueRow.of(target.name(), "", target.tone(), true));
        }
    }

    /**
     * As {@link #of(ShownArticle, String)}, off the event loop: a text may have many thousands of sentences, each with
     * a dozen numbers. Emits on the caller's context.
     */
    static Uni<ReadingView> made(ShownArticle article, @Nullable String measure) {
        return Rendering.aside(() -> of(article, measure));
    }

    /** @param measure to begin with, by its name in the contract; loaded wording where there is no such one */
    static ReadingView of(ShownArticle article, @Nullable String measure) {
        Result result = article.result();
        List<Scale> scales = Scale.of(article);
        Scale chosen = scales.stream()
                .filter(scale -> scale.name().equals(measure))
                .findFirst()
                .orElse(scales.get(0));
        Map.Entry<String, List<Explanation>> explanation =
                article.explanations().entrySet().stream().findFirst().orElse(null);
        List<SentenceRow> rows = new ArrayList<>();
        for (Result.Sentence sentence : result.sentences()) {
            rows.add(SentenceRow.of(rows.size() + 1, sentence, scales, chosen));
        }
        String title = result.title();
        String text = article.text();
        return new ReadingView(
                result,
                scales,
                chosen,
                explanation == null ? -1 : slot(scales, Measure.axis(explanation.getKey())),
                title == null
                        ? List.of()
                        : Piece.of(
                                title, rows.stream().filter(SentenceRow::title).toList(), List.of()),
                text == null
                        ? List.of()
                        : Piece.of(
                                text,
                                rows.stream().filter(row -> !row.title()).toList(),
                                explanation == null ? List.of() : explanation.getValue()),
                text != null,
                rows,
                scales.stream().filter(scale -> !scale.frame()).toList(),
                ValueRow.of(result.measures()),
                ValueRow.frames(result.measures()),
                ValueRow.of(result.quotedMeasures()),
                result.targets().stream().map(Target::of).toList(),
                result.abstained());
    }

    private static int slot(List<Scale> scales, String name) {
        return scales.stream()
                .filter(scale -> scale.name().equals(name))
                .mapToInt(Scale::slot)
                .findFirst()
                .orElse(-1);
    }

    /** The scale that {@code explained} points to. */
    public @Nullable Scale explainedScale() {
        return explained < 0 ? null : scales.get(explained);
    }

    public List<Scale> mainScales() {
        return columns;
    }

    public List<Scale> frameScales() {
        return scales.stream().filter(Scale::frame).toList();
    }

    /** The day of publication, or null. */
    public @Nullable String day() {
        String at = result.publishedAt();
        return at == null || at.length() < 10 ? at : at.substring(0, 10);
    }

    /** To the minute. */
    public String scoredAt() {
        return result.scoredAt().substring(0, 16).replace('T', ' ') + " UTC";
    }

    /** Enough of the hash to be recognised. */
    public String shortHash() {
        return result.model()
                .hash()
                .substring(0, Math.min(19, result.model().hash().length()));
    }

    public int quotedSentences() {
        return result.coverage().sentences() - result.coverage().ownVoice();
    }
}
