package news.parallax.cli;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.picocli.runtime.annotations.TopCommand;
import io.quarkus.runtime.QuarkusApplication;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import news.parallax.platform.Violation;
import picocli.CommandLine;

/**
 * Hands the words over to picocli, in a service that opens no port and knows no database.
 *
 * <p>The commands share everything else with the service: the same beans, the same model, the same settings.
 */
public final class CommandLineTool implements QuarkusApplication {
    private final CommandLine commands;

    public CommandLineTool(@TopCommand Object top, CommandLine.IFactory factory) {
        this.commands = new CommandLine(top, factory);
    }

    /** Before Quarkus reads its configuration. */
    public static void prepare() {
        Map.of(
                        "quarkus.http.host-enabled", "false",
                        "quarkus.datasource.active", "false",
                        "quarkus.hibernate-orm.active", "false",
                        "quarkus.flyway.active", "false",
                        "quarkus.flyway.migrate-at-start", "false",
                        "quarkus.banner.enabled", "false",
                        "parallax.inference.preload", "false",
                        "quarkus.log.level", "WARN",
                        "quarkus.log.console.stderr", "true")
                .forEach(System::setProperty);
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
