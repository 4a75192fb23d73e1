package news.parallax.export;

import news.parallax.comparison.Comparison;
import news.parallax.comparison.Method;
import news.parallax.comparison.OutletReport;
import org.jspecify.annotations.Nullable;

/**
 * What every row of a comparison or report repeats, so that it can be read by itself.
 *
 * @param story null where many are told of
 * @param from null without a bound
 * @param to likewise
 */
record Account(
        @Nullable String story,
        @Nullable String from,
        @Nullable String to,
        Method method,
        String caution) {
    static Account of(Comparison comparison) {
        return new Account(
                comparison.story(), comparison.from(), comparison.to(), comparison.method(), comparison.caution());
    }

    static Account of(OutletReport report) {
        return new Account(null, report.from(), report.to(), report.method(), report.caution());
    }

    /** A row: one thing of an account. */
    record Row<T>(Account account, T of) {}

    /** Columns that begin with what was asked for. */
    static <T> Columns<Row<T>> columns(String table) {
        return new Columns<Row<T>>(table)
                .text(
                        "story",
                        "The story that outlets are compared on; empty where it is many.",
                        row -> row.account().story())
                .time(
                        "from",
                        "Published at or after; empty without a bound.",
                        row -> row.account().from())
                .time(
                        "to",
                        "Published before; empty without a bound.",
                        row -> row.account().to());
    }

    /** The table with how its numbers were made, and what they do not show. */
    static <T> Table<Row<T>> table(String table, Columns<Row<T>> columns) {
        columns.text(
                        "method.unit",
                        "What is resampled and permuted: sentence or story.",
                        row -> row.account().method().unit())
                .text(
                        "method.seed",
                        "Seed of everything random: a second run gives the same digits.",
                        row -> row.account().method().seed())
                .text(
                        "model.version",
                        "Version of the model whose readings these are.",
                        row -> row.account().method().model().version())
                .text(
                        "model.hash",
                        "SHA-256 over that model's files.",
                        row -> row.account().method().model().hash())
                .text(
                        "caution",
                        "What the numbers do not show.",
                        row -> row.account().caution());
        return Table.of(table, columns.all());
    }
}
