package news.parallax.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code keys}: who may use the service from beyond loopback. */
@Command(
        name = "keys",
        description =
                "Makes, lists and revokes the keys that requests from beyond loopback need. Works beside a running"
                        + " service, which knows of it with its next request.",
        mixinStandardHelpOptions = true,
        subcommands = {KeysCreateCommand.class, KeysListCommand.class, KeysRevokeCommand.class})
public final class KeysCommand implements Runnable {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(new CommandLine(spec), "say what to do: keys create, keys list or keys revoke");
    }
}
