package news.parallax.cli;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.picocli.runtime.annotations.TopCommand;
import io.quarkus.runtime.QuarkusApplication;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import news.parallax.platform.DatabaseSettings;
import news.parallax.platform.EmbeddedDatabase;
import news.parallax.platform.Violation;
import picocli.CommandLine;

/**
 * Hands the words over to picocli, in a service that opens no port and knows no database but the one that the command
 * says it needs ({@link OnDatabase}).
 *
 * <p>The commands share everything else with the service: the same beans, the same model, the same settings.
 */
public final class CommandLineTool implements QuarkusApplication {
    private final CommandLine commands;
    private final SchemaVersion schema;

    public CommandLineTool(@TopCommand Object top, CommandLine.IFactory factory, SchemaVersion schema) {
        this.commands = new CommandLine(top, factory);
        this.schema = schema;
    }

    /**
     * Before Quarkus reads its configuration.
     *
     * @return the database that was started for the command: one of its own, empty, or the service's while there is no
     *     service
     * @throws news.parallax.platform.StartupRefused when it needs a database and there is none to be had
     */
    public static Optional<EmbeddedDatabase> prepare(String... words) {
        set(Map.of(
                "quarkus.http.host-enabled", "false",
                "quarkus.banner.enabled", "false",
                "parallax.inference.preload", "false",
                "parallax.rescoring.enabled", "false",
                "quarkus.log.level", "WARN",
                "quarkus.log.console.stderr", "true",
                // Where a database cannot be reached, the command says so in one line.
                "quarkus.log.category.\"org.hibernate.orm\".level", "ERROR",
                "quarkus.log.category.\"io.agroal.pool\".level", "ERROR"));
        switch (DatabaseNeed.of(words)) {
            case TEMPORARY -> {
                return Optional.of(DatabaseSettings.temporary());
            }
            case CONFIGURED -> {
                Optional<EmbeddedDatabase> started = DatabaseSettings.completeForCommand();
                set(Map.of(
                        "quarkus.flyway.migrate-at-start",
                        String.valueOf(started.isPresent()),
                        // One line about an older schema, in place of Hibernate's many: SchemaVersion.
                        "quarkus.hibernate-orm.schema-management.strategy",
                        "none"));
                return started;
            }
            case MIGRATED_BY_ITSELF -> {
                Optional<EmbeddedDatabase> started = DatabaseSettings.completeForCommand();
                set(Map.of(
                        "quarkus.flyway.migrate-at-start", "false",
                        "quarkus.hibernate-orm.active", "false"));
                return started;
            }
            default -> {
                set(Map.of(
                        "quarkus.datasource.active", "false",
                        "quarkus.hibernate-orm.active", "false",
                        "quarkus.flyway.active", "false",
                        "quarkus.flyway.migrate-at-start", "false"));
                return Optional.empty();
            }
        }
    }

    /** With what the process ends where there is no database for these words. */
    public static int refused(String... words) {
        return DatabaseNeed.refused(words);
    }

    private static void set(Map<String, String> properties) {
        properties.forEach(System::setProperty);
    }

    @Override
    public int run(String... words) {
        return commands.setExecutionExceptionHandler(CommandLineTool::oneLine)
                .setExecutionStrategy(parsed -> {
                    if (DatabaseNeed.of(words) == DatabaseNeed.CONFIGURED) {
                        try {
                            schema.requireCurrent();
                        } catch (CommandException refused) {
                            CommandLine last = parsed.asCommandLineList()
                                    .get(parsed.asCommandLineList().size() - 1);
                            oneLine(refused, last, parsed);
                            return refused(words);
                        }
                    }
                    return new CommandLine.RunLast().execute(parsed);
                })
                .execute(words);
    }

    /** What went wrong, on one line of stderr; a stack trace helps nobody who typed a wrong file name. */
    static int oneLine(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        command.getErr().println("parallax " + command.getCommandName() + ": " + message(cause));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String message(Throwable cause) {
        if (!(cause instanceof HttpProblem problem)) {
            return String.valueOf(cause.getMessage());
        }
        StringBuilder line = new StringBuilder(problem.getDetail());
        if (problem.getParameters().get("violations") instanceof List<?> violations) {
            for (Object each : violations) {
                if (each instanceof Violation violation) {
                    line.append(' ').append(violation.field()).append(": ").append(violation.message());
                }
            }
        }
        return line.toString();
    }
}
