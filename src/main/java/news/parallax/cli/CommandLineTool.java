package news.parallax.cli;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.picocli.runtime.annotations.TopCommand;
import io.quarkus.runtime.QuarkusApplication;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import news.parallax.platform.DatabaseSettings;
import news.parallax.platform.EmbeddedDatabase;
import news.parallax.platform.Violation;
import picocli.CommandLine;

/**
 * Hands the words over to picocli, in a service that opens no port and knows no database but one that a command fills
 * for itself.
 *
 * <p>The commands share everything else with the service: the same beans, the same model, the same settings.
 */
public final class CommandLineTool implements QuarkusApplication {
    private static final List<String> EMPTY_DATABASE = List.of("evaluate", RelatedEvaluation.NAME);

    private final CommandLine commands;

    public CommandLineTool(@TopCommand Object top, CommandLine.IFactory factory) {
        this.commands = new CommandLine(top, factory);
    }

    /**
     * Before Quarkus reads its configuration.
     *
     * @return the database of a command that needs one of its own, empty and with the schema yet to be made
     */
    public static Optional<EmbeddedDatabase> prepare(String... words) {
        Map.of(
                        "quarkus.http.host-enabled", "false",
                        "quarkus.banner.enabled", "false",
                        "parallax.inference.preload", "false",
                        "quarkus.log.level", "WARN",
                        "quarkus.log.console.stderr", "true")
                .forEach(System::setProperty);
        if (Arrays.asList(words).subList(0, Math.min(2, words.length)).equals(EMPTY_DATABASE)) {
            return Optional.of(DatabaseSettings.temporary());
        }
        Map.of(
                        "quarkus.datasource.active", "false",
                        "quarkus.hibernate-orm.active", "false",
                        "quarkus.flyway.active", "false",
                        "quarkus.flyway.migrate-at-start", "false")
                .forEach(System::setProperty);
        return Optional.empty();
    }

    @Override
    public int run(String... words) {
        return commands.setExecutionExceptionHandler(CommandLineTool::oneLine).execute(words);
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
