package news.parallax.export;

import java.util.List;
import java.util.stream.Collectors;
import news.parallax.article.ArticleReader.Described;
import news.parallax.measure.Measures;
import org.jspecify.annotations.Nullable;

/** Articles, a row each; or one article's scores, a row for each model version. */
final class ArticleTable {
    static final String ARTICLES = "articles";
    static final String SCORES = "scores";

    private ArticleTable() {}

    /** @param axes that have columns */
    static Table<Described> of(String name, List<String> axes) {
        Columns<Described> columns = new Columns<>(name);
        described(columns);
        scored(columns);
        new MeasureColumns<Described>(
                        "measures",
                        "the article's own voice",
                        row -> some(row.result().measures()))
                .on(columns, axes);
        new MeasureColumns<Described>(
                        "quotedMeasures",
                        "the article's quotations",
                        row -> some(row.result().quotedMeasures()))
                .on(columns, axes);
        columns.text(
                "abstained",
                "What is withheld and why, as measure: reason, separated by semicolons.",
                ArticleTable::abstained);
        return new Table<>(name, columns.all(), Described::json);
    }

    private static void described(Columns<Described> columns) {
        columns.text("id", "The article's id, a UUID.", row -> row.result().id())
                .text(
                        "ref",
                        "The key that the caller gave it.",
                        row -> row.result().ref())
                .text(
                        "outlet",
                        "Who published it, as the caller wrote it.",
                        row -> row.result().outlet())
                .text(
                        "story",
                        "The event that it tells of, by the caller's name for it.",
                        row -> row.result().story())
                .text(
                        "title",
                        "Its title, which counts into none of its values.",
                        row -> row.result().title())
                .text("url", "Where it was published.", Described::url)
                .text("author", "Who wrote it.", Described::author)
                .text("language", "Its language as the caller gave it.", Described::language)
                .time(
                        "publishedAt",
                        "When it was published, as the caller says.",
                        row -> row.result().publishedAt())
                .text(
                        "textHash",
                        "SHA-256 over the UTF-8 of the text as it was sent.",
                        row -> row.result().textHash());
    }

    private static void scored(Columns<Described> columns) {
        columns.text(
                        "model.name",
                        "Name of the model that scored it.",
                        row -> row.result().model().name())
                .text(
                        "model.version",
                        "Version of the model that scored it.",
                        row -> row.result().model().version())
                .text(
                        "model.hash",
                        "SHA-256 over the model's files. Values of two models are not comparable.",
                        row -> row.result().model().hash())
                .text(
                        "model.precision",
                        "Precision of the model's arithmetic, fp32 or bf16.",
                        row -> row.result().model().precision())
                .time("scoredAt", "When it was scored.", row -> row.result().scoredAt())
                .count(
                        "coverage.sentences",
                        "sentences",
                        "Sentences of the text; the title is not counted.",
                        row -> row.result().coverage().sentences())
                .count(
                        "coverage.ownVoice",
                        "sentences",
                        "Those of them that are the article's own voice: at most half of their characters stand inside quotation marks.",
                        row -> row.result().coverage().ownVoice())
                .count(
                        "coverage.tokens",
                        "tokens",
                        "The model's tokens in text and title.",
                        row -> row.result().coverage().tokens())
                .flag(
                        "coverage.truncated",
                        "Whether a part of the text was not read; always false.",
                        row -> row.result().coverage().truncated());
    }

    private static Measures some(@Nullable Measures measures) {
        return measures == null ? Measures.NONE : measures;
    }

    private static @Nullable Object abstained(Described row) {
        return row.result().abstained().isEmpty()
                ? null
                : row.result().abstained().stream()
                        .map(abstention -> abstention.measure() + ": " + abstention.reason())
                        .collect(Collectors.joining("; "));
    }
}
