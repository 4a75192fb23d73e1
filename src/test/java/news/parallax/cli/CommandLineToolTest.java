package news.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CompletionException;
import news.parallax.platform.Problems;
import news.parallax.platform.Violation;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandLineToolTest {
    @Test
    void aProblemIsSaidOnOneLineWithEachViolation() {
        HttpProblem problem = Problems.unprocessable(List.of(
                Violation.of("language", "It has to be a language tag."),
                Violation.of("targets[2]", "It has to name somebody.")));
        assertThat(said(problem))
                .isEqualTo(said(new CompletionException(problem)))
                .isEqualTo("parallax score: Correct the fields listed under violations and send the request again."
                        + " language: It has to be a language tag. targets[2]: It has to name somebody."
                        + System.lineSeparator());
    }

    @Test
    void anythingElseIsItsMessage() {
        assertThat(said(new CommandException("there is no file x")).strip())
                .isEqualTo("parallax score: there is no file x");
        assertThat(said(Problems.tooLarge("The text is too long.")).strip())
                .isEqualTo("parallax score: The text is too long.");
    }

    private static String said(Exception failure) {
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(
                        CommandLine.Model.CommandSpec.create().name("score"))
                .setErr(new PrintWriter(err, true));
        assertThat(CommandLineTool.oneLine(failure, command, null)).isNotZero();
        return err.toString();
    }
}
