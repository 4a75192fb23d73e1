package news.parallax.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code migrate}: brings the schema of the configured database to this build's version, and says from which. */
@OnDatabase(DatabaseNeed.MIGRATED_BY_ITSELF)
@Command(
        name = "migrate",
        description = "Brings the database's schema to this version. A service on its own does so when it starts;"
                + " functions and services beside others do not.",
        mixinStandardHelpOptions = true)
public final class MigrateCommand implements Callable<Integer> {
    private final SchemaVersion schema;

    MigrateCommand(SchemaVersion schema) {
        this.schema = schema;
    }

    @Override
    public Integer call() {
        SchemaVersion.Change change = schema.migrate();
        System.out.println(
                change.to().equals(change.from())
                        ? "The schema is at version " + change.to() + " already."
                        : "The schema went from " + (change.from() == null ? "nothing" : "version " + change.from())
                                + " to version " + change.to() + ".");
        return 0;
    }
}
