package news.parallax.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import news.parallax.article.ReadArticle;
import news.parallax.measure.AxisReading;
import news.parallax.measure.SentenceReading;
import org.jspecify.annotations.Nullable;

/** Sentences, a row each. */
final class SentenceTable {
    static final String NAME = "sentences";

    private static final String SHARE = "0 … 1";
    private static final String BALANCE = "−1 … 1";

    private SentenceTable() {}

    /**
     * A sentence in its article.
     *
     * @param number within the text from 1; 0 for the title
     */
    record Row(ReadArticle article, int number, SentenceReading sentence, Map<String, AxisReading> places) {}

    static List<Row> rows(ReadArticle article) {
        List<Row> rows = new ArrayList<>(article.sentences().size());
        int number = 0;
        for (int i = 0; i < article.sentences().size(); i++) {
            SentenceReading sentence = article.sentences().get(i);
            rows.add(new Row(
                    article,
                    sentence.title() ? 0 : ++number,
                    sentence,
                    article.places().isEmpty() ? Map.of() : article.places().get(i)));
        }
        return rows;
    }

    /**
     * @param axes that have columns
     * @param text whether the words have one
     */
    static Table<Row> of(List<String> axes, boolean text) {
        Columns<Row> columns = new Columns<>(NAME);
        place(columns);
        columns.number(
                        "loaded_language",
                        "probability",
                        SHARE,
                        "Calibrated probability that the sentence's own wording is loaded.",
                        row -> row.sentence().loaded())
                .number(
                        "lean",
                        "difference of probabilities",
                        BALANCE,
                        "P(right) − P(left) of this sentence alone: −1 left, 1 right. Weak evidence; an article's lean is"
                                + " not the mean of these.",
                        row -> row.sentence().lean())
                .number(
                        "tone",
                        "mean over targets",
                        BALANCE,
                        "Mean tone over the targets that the sentence mentions, −1 hostile, 1 favourable; empty where it"
                                + " mentions none.",
                        row -> row.sentence().tone().isPresent()
                                ? row.sentence().tone().getAsDouble()
                                : null);
        axes.forEach(axis -> axis(columns, axis));
        int k = 0;
        for (Map.Entry<String, String> frame : Frames.ALL.entrySet()) {
            int usual = k++;
            columns.number(
                    "frames." + frame.getKey(),
                    "probability",
                    SHARE,
                    "Calibrated probability that the sentence tells its matter in terms of " + frame.getValue()
                            + ". Frames do not exclude each other.",
                    row -> frame(row, frame.getKey(), usual));
        }
        if (text) {
            columns.text(
                    "text",
                    "The sentence as it was sent; empty where the text was not kept. A column only with text=true.",
                    row -> row.article().words(row.sentence()));
        }
        return Table.of(NAME, columns.all());
    }

    private static void place(Columns<Row> columns) {
        columns.text(
                        "article",
                        "Id of the sentence's article.",
                        row -> row.article().id())
                .text(
                        "outlet",
                        "Who published it, as the caller wrote it.",
                        row -> row.article().outlet())
                .text(
                        "story",
                        "The event that the article tells of, by the caller's name for it.",
                        row -> row.article().story())
                .time(
                        "publishedAt",
                        "When the article was published, as the caller says.",
                        row -> row.article().publishedAt())
                .text(
                        "model.version",
                        "Version of the model that read the sentence.",
                        row -> row.article().model().version())
                .text(
                        "model.hash",
                        "SHA-256 over the model's files. Values of two models are not comparable.",
                        row -> row.article().model().hash())
                .count(
                        "sentence",
                        "sentences",
                        "Number of the sentence in its text, from 1; 0 for the title.",
                        Row::number)
                .count(
                        "begin",
                        "UTF-16 code units",
                        "Where it begins in the text as it was sent, or in the title.",
                        row -> row.sentence().begin())
                .count(
                        "end",
                        "UTF-16 code units",
                        "Where it ends, exclusive.",
                        row -> row.sentence().end())
                .flag(
                        "title",
                        "Whether it is the article's title, which counts into no article value.",
                        row -> row.sentence().title())
                .flag(
                        "quoted",
                        "Whether more than half of its characters stand inside quotation marks: then it is not the"
                                + " article's own voice.",
                        row -> row.sentence().quoted())
                .flag(
                        "furniture",
                        "Whether it belongs to the page and not to the story (a call to subscribe, a caption's credit);"
                                + " it counts into no lean.",
                        row -> row.sentence().furniture());
    }

    private static void axis(Columns<Row> columns, String axis) {
        place(
                columns,
                axis,
                "value",
                BALANCE,
                "difference of probabilities",
                "P(positive pole) − P(negative pole) of the sentence on the axis. Empty where it cannot be placed.",
                AxisReading::value);
        place(
                columns,
                axis,
                "intensity",
                SHARE,
                "probability",
                "Probability that the sentence speaks for either pole of the axis.",
                AxisReading::intensity);
    }

    private static void place(
            Columns<Row> columns,
            String axis,
            String part,
            String scale,
            String unit,
            String definition,
            Function<AxisReading, Double> of) {
        columns.add(
                "axes." + Columns.ANY + "." + part,
                "axes." + axis + "." + part,
                Column.Kind.NUMBER,
                unit,
                scale,
                definition,
                row -> row.places().containsKey(axis) ? of.apply(row.places().get(axis)) : null);
    }

    /** A model may name its frames in another order. */
    private static @Nullable Object frame(Row row, String name, int usual) {
        float[] probabilities = row.sentence().frames();
        List<String> names = row.article().frames();
        int at = usual < names.size() && names.get(usual).equals(name) ? usual : names.indexOf(name);
        return at < 0 || at >= probabilities.length ? null : probabilities[at];
    }
}
