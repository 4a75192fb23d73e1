package news.parallax.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import news.parallax.measure.Interval;
import org.jspecify.annotations.Nullable;

/** Columns of a table as they are described, one behind the other. */
final class Columns<R> {
    /** The version that had the first exports. */
    static final String FIRST = "0.1.0";

    /** Stands for the name of an axis. */
    static final String ANY = "<name>";

    private final String table;
    private final List<Column<R>> columns = new ArrayList<>();

    Columns(String table) {
        this.table = table;
    }

    List<Column<R>> all() {
        return List.copyOf(columns);
    }

    Columns<R> text(String name, String definition, Function<R, @Nullable Object> of) {
        return add(name, name, Column.Kind.STRING, "", "", definition, of);
    }

    Columns<R> time(String name, String definition, Function<R, @Nullable Object> of) {
        return add(name, name, Column.Kind.TIMESTAMP, "", "UTC", definition, of);
    }

    Columns<R> flag(String name, String definition, Function<R, @Nullable Object> of) {
        return add(name, name, Column.Kind.BOOLEAN, "", "true, false (CSV: TRUE, FALSE)", definition, of);
    }

    Columns<R> count(String name, String unit, String definition, Function<R, @Nullable Object> of) {
        return add(name, name, Column.Kind.INTEGER, unit, "0 …", definition, of);
    }

    Columns<R> number(String name, String unit, String scale, String definition, Function<R, @Nullable Object> of) {
        return add(name, name, Column.Kind.NUMBER, unit, scale, definition, of);
    }

    /** The two ends of a 95 % interval, {@code .low} and {@code .high} behind the name. */
    Columns<R> interval(String name, String unit, String scale, String of, Function<R, @Nullable Interval> interval) {
        return interval(name, name, unit, scale, of, interval);
    }

    /** @param shown the name with an axis' filled in */
    Columns<R> interval(
            String name, String shown, String unit, String scale, String of, Function<R, @Nullable Interval> interval) {
        add(
                name + ".low",
                shown + ".low",
                Column.Kind.NUMBER,
                unit,
                scale,
                "Lower end of the 95 % interval of " + of + ", included.",
                row -> Ends.low(interval.apply(row)));
        return add(
                name + ".high",
                shown + ".high",
                Column.Kind.NUMBER,
                unit,
                scale,
                "Upper end of the 95 % interval of " + of + ", included.",
                row -> Ends.high(interval.apply(row)));
    }

    /**
     * A column whose name may hold an axis'.
     *
     * @param name with {@link #ANY} in its place
     * @param shown with the axis' own
     */
    Columns<R> add(
            String name,
            String shown,
            Column.Kind kind,
            String unit,
            String scale,
            String definition,
            Function<R, @Nullable Object> of) {
        Entry entry = new Entry(table, name, kind.label(), unit, scale, definition, FIRST);
        columns.add(Column.of(entry, shown, kind, of));
        return this;
    }
}
