package news.parallax.export;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import news.parallax.measure.Axis;

/** Every field of every table: the columns that files are written from, and nothing else. */
final class Dictionary {
    static final String NAME = "dictionary";

    private Dictionary() {}

    /** By table, in the order of the columns; {@code <name>} stands for the name of an axis. */
    static List<Entry> entries() {
        Set<Entry> entries = new LinkedHashSet<>();
        for (Table<?> table : tables(List.of(Columns.ANY))) {
            table.columns().forEach(column -> entries.add(column.entry()));
        }
        return new ArrayList<>(entries);
    }

    /** As it is handed out: with the columns of the usual axis by their own names behind those of any axis. */
    static List<Entry> named() {
        List<Entry> all = new ArrayList<>();
        List<Table<?>> any = tables(List.of(Columns.ANY));
        List<Table<?>> usual = tables(List.of(Axis.DEFAULT_NAME));
        for (int i = 0; i < any.size(); i++) {
            any.get(i).columns().forEach(column -> all.add(column.entry()));
            usual.get(i).columns().stream()
                    .filter(column -> !column.name().equals(column.entry().name()))
                    .forEach(column -> all.add(column.entry().named(column.name())));
        }
        return all;
    }

    /** @param axes that have columns */
    static List<Table<?>> tables(List<String> axes) {
        List<Table<?>> all = new ArrayList<>(List.of(
                ArticleTable.of(ArticleTable.ARTICLES, axes),
                ArticleTable.of(ArticleTable.SCORES, axes),
                SentenceTable.of(axes, true),
                StoriesExport.table(),
                OutletsExport.table(),
                AxesExport.table()));
        all.addAll(ComparisonTables.all());
        all.addAll(ReportTables.all());
        all.add(table());
        return all;
    }

    static Table<Entry> table() {
        return Table.of(
                NAME,
                new Columns<Entry>(NAME)
                        .text("table", "The table that the field is a column of.", Entry::table)
                        .text(
                                "name",
                                "The column's name, in JSON the path to the field; <name> stands for the name of an axis.",
                                Entry::name)
                        .text(
                                "type",
                                "string, integer, number (to six decimals), boolean or timestamp (ISO 8601, UTC, to the microsecond).",
                                Entry::type)
                        .text("unit", "What it counts or is a share of; empty where there is none.", Entry::unit)
                        .text("scale", "The values that it can take; empty where it can be anything.", Entry::scale)
                        .text("definition", "What it says.", Entry::definition)
                        .text("since", "The version of the program that had it first.", Entry::since)
                        .all());
    }
}
