package news.parallax.export;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.parallax.comparison.Comparison;
import news.parallax.comparison.Difference;
import news.parallax.comparison.SharedPassage;
import news.parallax.export.Account.Row;
import news.parallax.export.Export.Opened;

/** A comparison in tables, of which a client takes one. */
final class ComparisonTables {
    /** What the parameter {@code table} can be, the usual one first. */
    static final List<String> NAMES = List.of("differences", "outlets", "shares", "targets", "telling", "shared");

    private ComparisonTables() {}

    /** @param passage from 1, in the order of the answer */
    record Copied(int passage, SharedPassage.Copy copy) {}

    /** Every one of them, without rows. */
    static List<Table<?>> all() {
        return List.of(
                differences(),
                ReadingTables.values("comparison.outlets"),
                ReadingTables.shares("comparison.shares"),
                ReadingTables.targets("comparison.targets"),
                ReadingTables.telling("comparison.telling"),
                shared());
    }

    static Opened<?> of(String name, Comparison comparison) {
        Account account = Account.of(comparison);
        String table = "comparison." + name;
        return switch (name) {
            case "outlets" -> ReadingTables.values(table, account, comparison.outlets());
            case "shares" -> ReadingTables.shares(table, account, comparison.outlets());
            case "targets" -> ReadingTables.targets(table, account, comparison.outlets());
            case "telling" -> ReadingTables.telling(table, account, comparison.outlets());
            case "shared" ->
                new Opened<>(
                        shared(),
                        Rows.of(copies(comparison)
                                .map(copied -> new Row<>(account, copied))
                                .toList()));
            default ->
                new Opened<>(
                        differences(),
                        Rows.of(comparison.differences().stream()
                                .map(difference -> new Row<>(account, difference))
                                .toList()));
        };
    }

    private static Stream<Copied> copies(Comparison comparison) {
        return IntStream.range(0, comparison.shared().size())
                .boxed()
                .flatMap(i -> comparison.shared().get(i).copies().stream().map(copy -> new Copied(i + 1, copy)));
    }

    private static Table<Row<Difference>> differences() {
        String unit = "as the measure";
        String name = "comparison.differences";
        Columns<Row<Difference>> columns = Account.<Difference>columns(name)
                .text(
                        "measure",
                        "loaded_language, lean, tone or axes.<name>.",
                        row -> row.of().measure())
                .text("a", "One outlet.", row -> row.of().a())
                .text("b", "The other outlet.", row -> row.of().b())
                .count(
                        "nA",
                        "sentences or stories",
                        "Units of a that the test rests on: on one story own-voice sentences (for tone those that mention a target), on many stories the stories.",
                        row -> row.of().nA())
                .count(
                        "nB",
                        "sentences or stories",
                        "Units of b that the test rests on.",
                        row -> row.of().nB())
                .count(
                        "paired",
                        "stories",
                        "Stories that both told; empty on one story.",
                        row -> row.of().paired())
                .number(
                        "difference",
                        unit,
                        "−2 … 2",
                        "The value of a less the value of b; empty where one of them has none.",
                        row -> row.of().difference())
                .number(
                        "low",
                        unit,
                        "−2 … 2",
                        "Lower end of the difference's 95 % interval, included; empty with a reason.",
                        row -> Ends.low(row.of().interval()))
                .number(
                        "high",
                        unit,
                        "−2 … 2",
                        "Upper end of the difference's 95 % interval, included; empty with a reason.",
                        row -> Ends.high(row.of().interval()))
                .number(
                        "effectSize",
                        "standard deviations",
                        "any",
                        "Hedges' g over the units; empty with a reason, or where they do not vary.",
                        row -> row.of().effectSize())
                .number(
                        "pValue",
                        "probability",
                        "0 … 1",
                        "Two-sided, by permuting units between the two outlets; empty with a reason.",
                        row -> row.of().pValue())
                .number(
                        "pValueCorrected",
                        "probability",
                        "0 … 1",
                        "The p-value after Holm's correction over all tests of the comparison; empty with a reason.",
                        row -> row.of().pValueCorrected())
                .count(
                        "permutations",
                        "permutations",
                        "Permutations dealt; 0 with a reason.",
                        row -> row.of().permutations())
                .text(
                        "reason",
                        "Why there is no test; empty where there is one.",
                        row -> row.of().reason())
                .count(
                        "method.tests",
                        "tests",
                        "Tests in the family that is corrected for.",
                        row -> row.account().method().tests());
        return Account.table(name, columns);
    }

    private static Table<Row<Copied>> shared() {
        String name = "comparison.shared";
        return Account.table(
                name,
                Account.<Copied>columns(name)
                        .count(
                                "passage",
                                "passages",
                                "Number of the passage that several outlets printed, from 1.",
                                row -> row.of().passage())
                        .text(
                                "outlet",
                                "An outlet that printed it.",
                                row -> row.of().copy().outlet())
                        .text(
                                "article",
                                "Id of the article in which it stands.",
                                row -> row.of().copy().article())
                        .count(
                                "begin",
                                "UTF-16 code units",
                                "Where it begins in the text as it was sent.",
                                row -> row.of().copy().begin())
                        .count(
                                "end",
                                "UTF-16 code units",
                                "Where it ends, exclusive.",
                                row -> row.of().copy().end()));
    }
}
