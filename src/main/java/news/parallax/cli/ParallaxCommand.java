package news.parallax.cli;

import io.quarkus.picocli.runtime.annotations.TopCommand;
import picocli.CommandLine.Command;

/** The commands; each is a class of its own. */
@TopCommand
@Command(
        name = "parallax",
        description = "Measures how differently outlets tell one event. Without a command it serves.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            ScoreCommand.class,
            EvaluateCommand.class,
            AuditCommand.class,
            BatchCommand.class,
            MigrateCommand.class,
            KeysCommand.class
        })
public final class ParallaxCommand {}
