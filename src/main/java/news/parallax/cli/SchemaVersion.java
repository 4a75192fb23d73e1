package news.parallax.cli;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jspecify.annotations.Nullable;

/** The version of the database's schema, and the way to the one that this build knows. */
@ApplicationScoped
class SchemaVersion {
    private final Instance<Flyway> flyway;

    /** @param flyway there only where the command has a database */
    SchemaVersion(Instance<Flyway> flyway) {
        this.flyway = flyway;
    }

    /**
     * @param from null where there was none
     * @param to the same as {@code from} where nothing was to be done
     */
    record Change(@Nullable String from, String to) {}

    /** @throws CommandException when the schema is older than this build's */
    void requireCurrent() {
        MigrationInfoService schema = with(Flyway::info);
        MigrationInfo[] pending = schema.pending();
        if (pending.length > 0) {
            throw new CommandException("the database's schema is at "
                    + (schema.current() == null
                            ? "no version"
                            : "version " + schema.current().getVersion())
                    + " and this needs version " + pending[pending.length - 1].getVersion()
                    + ": run the command migrate first, or start the service of this version on it");
        }
    }

    Change migrate() {
        String from = version();
        with(Flyway::migrate);
        return new Change(from, String.valueOf(version()));
    }

    private @Nullable String version() {
        MigrationInfo current = with(Flyway::info).current();
        return current == null ? null : String.valueOf(current.getVersion());
    }

    private <T> T with(Function<Flyway, T> work) {
        try {
            return work.apply(flyway.get());
        } catch (FlywayException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            // Flyway frames its messages over several lines.
            throw new CommandException("the database cannot be used: "
                    + String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " "));
        }
    }
}
