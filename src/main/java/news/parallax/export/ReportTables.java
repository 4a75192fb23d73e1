package news.parallax.export;

import java.util.List;
import news.parallax.comparison.OutletReading;
import news.parallax.comparison.OutletReport;
import news.parallax.export.Account.Row;
import news.parallax.export.Export.Opened;

/** An outlet's report in tables, of which a client takes one. */
final class ReportTables {
    /** What the parameter {@code table} can be, the usual one first. */
    static final List<String> NAMES = List.of("series", "measures", "trends", "shares", "targets", "telling");

    private ReportTables() {}

    record Dated(String outlet, OutletReport.Period period, Value value) {}

    record Went(String outlet, OutletReport.Trend trend) {}

    /** Every one of them, without rows. */
    static List<Table<?>> all() {
        return List.of(
                series(),
                ReadingTables.values("report.measures"),
                trends(),
                ReadingTables.shares("report.shares"),
                ReadingTables.targets("report.targets"),
                ReadingTables.telling("report.telling"));
    }

    static Opened<?> of(String name, OutletReport report) {
        Account account = Account.of(report);
        List<OutletReading> reading = List.of(report.reading());
        String table = "report." + name;
        return switch (name) {
            case "measures" -> ReadingTables.values(table, account, reading);
            case "shares" -> ReadingTables.shares(table, account, reading);
            case "targets" -> ReadingTables.targets(table, account, reading);
            case "telling" -> ReadingTables.telling(table, account, reading);
            case "trends" ->
                new Opened<>(
                        trends(),
                        Rows.of(report.trends().stream()
                                .map(trend -> new Row<>(account, new Went(report.outlet(), trend)))
                                .toList()));
            default ->
                new Opened<>(
                        series(),
                        Rows.of(report.series().stream()
                                .flatMap(period -> Value.of(period.measures()).stream()
                                        .map(value -> new Row<>(account, new Dated(report.outlet(), period, value))))
                                .toList()));
        };
    }

    private static Table<Row<Dated>> series() {
        String name = "report.series";
        Columns<Row<Dated>> columns = Account.<Dated>columns(name)
                .text(
                        "outlet",
                        "The outlet, as callers wrote it.",
                        row -> row.of().outlet())
                .text(
                        "period",
                        "A week (ISO 8601, as 2026-W09) or a month (as 2026-03).",
                        row -> row.of().period().period())
                .time(
                        "periodFrom",
                        "The period's first moment.",
                        row -> row.of().period().from())
                .time(
                        "periodTo",
                        "The first moment after it.",
                        row -> row.of().period().to())
                .count(
                        "articles",
                        "articles",
                        "Articles of the outlet published in it.",
                        row -> row.of().period().articles())
                .count(
                        "stories",
                        "stories",
                        "Stories that they are on.",
                        row -> row.of().period().stories());
        return Account.table(name, Value.columns(columns, row -> row.of().value()));
    }

    private static Table<Row<Went>> trends() {
        String name = "report.trends";
        String unit = "as the measure, in 30 days";
        return Account.table(
                name,
                Account.<Went>columns(name)
                        .text(
                                "outlet",
                                "The outlet, as callers wrote it.",
                                row -> row.of().outlet())
                        .text(
                                "measure",
                                "loaded_language, lean, tone or axes.<name>.",
                                row -> row.of().trend().measure())
                        .number(
                                "slope",
                                unit,
                                "any",
                                "Change in 30 days of a straight line through the stories' values; empty with a reason.",
                                row -> row.of().trend().slope())
                        .number(
                                "low",
                                unit,
                                "any",
                                "Lower end of the slope's 95 % interval, stories resampled.",
                                row -> Ends.low(row.of().trend().interval()))
                        .number(
                                "high",
                                unit,
                                "any",
                                "Upper end of the slope's 95 % interval.",
                                row -> Ends.high(row.of().trend().interval()))
                        .number(
                                "pValue",
                                "probability",
                                "0 … 1",
                                "Two-sided, by permuting the stories' dates; empty with a reason.",
                                row -> row.of().trend().pValue())
                        .number(
                                "pValueCorrected",
                                "probability",
                                "0 … 1",
                                "The p-value after Holm's correction over the trends of this report.",
                                row -> row.of().trend().pValueCorrected())
                        .count(
                                "n",
                                "stories",
                                "Stories that the line goes through.",
                                row -> row.of().trend().n())
                        .text(
                                "reason",
                                "Why there is no trend; empty where there is one.",
                                row -> row.of().trend().reason()));
    }
}
