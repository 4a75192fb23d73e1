package news.parallax.export;

/**
 * A field of an exported table, as the dictionary has it.
 *
 * @param table that it is a column of
 * @param name of the column; in JSON the path to it. {@code <name>} stands for the name of an axis
 * @param type {@code string}, {@code integer}, {@code number}, {@code boolean} or {@code timestamp} (ISO 8601, UTC)
 * @param unit what it counts or is a share of; empty where there is none
 * @param scale the values that it can take; empty where anything can be in it
 * @param definition complete sentences that need no other document
 * @param since the version of the program that had it first
 */
public record Entry(
        String table, String name, String type, String unit, String scale, String definition, String since) {
    public Entry {
        if (table.isBlank() || name.isBlank() || type.isBlank() || definition.isBlank() || since.isBlank()) {
            throw new IllegalArgumentException("an entry of the dictionary says what " + name + " is");
        }
    }

    /** The same under a name with an axis' in it. */
    Entry named(String other) {
        return new Entry(table, other, type, unit, scale, definition, since);
    }
}
