package news.parallax.export;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import news.parallax.comparison.ClassShare;
import news.parallax.comparison.OutletReading;
import news.parallax.comparison.Telling;
import news.parallax.export.Account.Row;
import news.parallax.export.Export.Opened;
import news.parallax.measure.Estimate;
import news.parallax.measure.TargetTone;

/** What outlets' articles say together, in tables: their values, shares, targets and telling sentences. */
final class ReadingTables {
    private static final String SHARE = "0 … 1";
    private static final String BALANCE = "−1 … 1";

    private ReadingTables() {}

    /** Something of one outlet. */
    record Part<T>(OutletReading reading, T of) {}

    /** Something by the name of its measure. */
    record Named<T>(String measure, T of) {}

    static Table<Row<Part<Value>>> values(String table) {
        Columns<Row<Part<Value>>> columns = outlet(table);
        columns.count(
                        "articles",
                        "articles",
                        "Articles of the outlet.",
                        row -> row.of().reading().articles())
                .count(
                        "stories",
                        "stories",
                        "Stories that they are on; an article without a story is one of its own.",
                        row -> row.of().reading().stories());
        return Account.table(table, Value.columns(columns, row -> row.of().of()));
    }

    static Table<Row<Part<Named<ClassShare>>>> shares(String table) {
        Columns<Row<Part<Named<ClassShare>>>> columns = outlet(table);
        columns.text(
                        "measure",
                        "Whose class it is, as loaded_language.",
                        row -> row.of().of().measure())
                .number(
                        "expected",
                        "share of sentences",
                        SHARE,
                        "Mean of the sentences' calibrated probabilities.",
                        row -> share(row).expected())
                .number(
                        "threshold",
                        "probability",
                        SHARE,
                        "The probability from which on a sentence counts as of the class.",
                        row -> share(row).threshold())
                .number(
                        "thresholded",
                        "share of sentences",
                        SHARE,
                        "Share of sentences whose probability reaches the threshold.",
                        row -> share(row).thresholded())
                .number(
                        "corrected",
                        "share of sentences",
                        SHARE,
                        "The thresholded share with the classifier's known errors taken out (Rogan and Gladen 1978): (thresholded + specificity − 1) / (sensitivity + specificity − 1), held within 0 … 1.",
                        row -> share(row).corrected())
                .number(
                        "low",
                        "share of sentences",
                        SHARE,
                        "Lower end of the corrected share's 95 % interval: sampling of sentences, on many stories of stories, and uncertainty of both error rates.",
                        row -> Ends.low(share(row).interval()))
                .number(
                        "high",
                        "share of sentences",
                        SHARE,
                        "Upper end of that interval.",
                        row -> Ends.high(share(row).interval()))
                .number(
                        "sensitivity",
                        "share of labelled rows",
                        SHARE,
                        "Share of the class' members that the classifier finds, on rows it was not trained on.",
                        row -> share(row).sensitivity())
                .number(
                        "specificity",
                        "share of labelled rows",
                        SHARE,
                        "Share of non-members that it leaves out, on the same rows.",
                        row -> share(row).specificity())
                .count(
                        "labelled",
                        "rows",
                        "Labelled rows that both error rates rest on.",
                        row -> share(row).labelled())
                .count(
                        "n",
                        "sentences",
                        "Sentences that the shares rest on; on many stories the stories.",
                        row -> share(row).n());
        return Account.table(table, columns);
    }

    static Table<Row<Part<TargetTone>>> targets(String table) {
        Columns<Row<Part<TargetTone>>> columns = outlet(table);
        columns.text(
                        "target",
                        "A person, country, party or company that the outlet's articles speak of.",
                        row -> row.of().of().name())
                .count(
                        "mentions",
                        "mentions",
                        "Its mentions, quotations included.",
                        row -> row.of().of().mentions())
                .number(
                        "tone",
                        "mean over mentions",
                        BALANCE,
                        "Mean tone towards it in the outlet's own voice, −1 hostile, 1 favourable.",
                        row -> tone(row, Estimate::value))
                .number(
                        "low",
                        "mean over mentions",
                        BALANCE,
                        "Lower end of the tone's 95 % interval, included.",
                        row -> tone(row, e -> Ends.low(e.interval())))
                .number(
                        "high",
                        "mean over mentions",
                        BALANCE,
                        "Upper end of the tone's 95 % interval, included.",
                        row -> tone(row, e -> Ends.high(e.interval())))
                .count("n", "mentions", "Mentions in own voice that the tone rests on.", row -> tone(row, Estimate::n));
        return Account.table(table, columns);
    }

    static Table<Row<Part<Telling>>> telling(String table) {
        Columns<Row<Part<Telling>>> columns = outlet(table);
        columns.text(
                        "measure",
                        "loaded_language, lean, tone or axes.<name>.",
                        row -> row.of().of().measure())
                .number(
                        "value",
                        "as the measure",
                        "0 … 1 for loaded_language, −1 … 1 otherwise",
                        "The sentence's own value.",
                        row -> row.of().of().value())
                .text("article", "Id of its article.", row -> row.of().of().article())
                .text("title", "Title of its article.", row -> row.of().of().title())
                .text(
                        "url",
                        "Where its article was published.",
                        row -> row.of().of().url())
                .time(
                        "publishedAt",
                        "When its article was published, as the caller says.",
                        row -> row.of().of().publishedAt())
                .count(
                        "begin",
                        "UTF-16 code units",
                        "Where it begins in the text as it was sent.",
                        row -> row.of().of().begin())
                .count(
                        "end",
                        "UTF-16 code units",
                        "Where it ends, exclusive.",
                        row -> row.of().of().end())
                .text(
                        "text",
                        "Its words; empty where the text was not kept.",
                        row -> row.of().of().text());
        return Account.table(table, columns);
    }

    static Opened<Row<Part<Value>>> values(String table, Account account, List<OutletReading> readings) {
        return opened(values(table), account, readings, reading -> Value.of(reading.measures()).stream());
    }

    static Opened<Row<Part<Named<ClassShare>>>> shares(String table, Account account, List<OutletReading> readings) {
        return opened(
                shares(table),
                account,
                readings,
                reading -> reading.shares().entrySet().stream()
                        .map(entry -> new Named<>(entry.getKey(), entry.getValue())));
    }

    static Opened<Row<Part<TargetTone>>> targets(String table, Account account, List<OutletReading> readings) {
        return opened(targets(table), account, readings, reading -> reading.targets().stream());
    }

    static Opened<Row<Part<Telling>>> telling(String table, Account account, List<OutletReading> readings) {
        return opened(telling(table), account, readings, reading -> reading.telling().stream());
    }

    private static <T> Opened<Row<Part<T>>> opened(
            Table<Row<Part<T>>> table,
            Account account,
            List<OutletReading> readings,
            Function<OutletReading, Stream<T>> parts) {
        return new Opened<>(
                table,
                Rows.of(readings.stream()
                        .flatMap(reading ->
                                parts.apply(reading).map(part -> new Row<>(account, new Part<>(reading, part))))
                        .toList()));
    }

    private static <T> Columns<Row<Part<T>>> outlet(String table) {
        return Account.<Part<T>>columns(table)
                .text(
                        "outlet",
                        "The outlet, as callers wrote it.",
                        row -> row.of().reading().outlet());
    }

    private static ClassShare share(Row<Part<Named<ClassShare>>> row) {
        return row.of().of().of();
    }

    private static Object tone(Row<Part<TargetTone>> row, Function<Estimate, Object> of) {
        Estimate tone = row.of().of().tone();
        return tone == null ? null : of.apply(tone);
    }
}
