package news.parallax.cli;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import news.parallax.access.Keys;
import news.parallax.platform.Scope;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code keys create}: prints the key, and nothing else, on stdout. */
@OnDatabase(DatabaseNeed.CONFIGURED)
@Command(
        name = "create",
        description = "Makes a key and prints it, this once: only its hash is kept.",
        mixinStandardHelpOptions = true)
public final class KeysCreateCommand implements Callable<Integer> {
    private static final Set<String> SCOPES = Set.of(Scope.READ, Scope.WRITE);
    private static final int HIGHEST = 1_000_000;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "Whose it is, or what it is for; up to 100 characters.")
    String name = "";

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            split = ",",
            description = "read, or write, which brings read: what stores, deletes or begins a job needs it, everything"
                    + " else reads. Default: read.")
    String[] scopes = {Scope.READ};

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "600",
            description = "Requests a minute; a line of a batch counts as one. Default: ${DEFAULT-VALUE}.")
    int rate;

    private final Keys keys;

    KeysCreateCommand(Keys keys) {
        this.keys = keys;
    }

    @Override
    public Integer call() {
        Set<String> wanted = new TreeSet<>(Arrays.asList(scopes));
        if (wanted.isEmpty() || !SCOPES.containsAll(wanted)) {
            throw refused("--scope is read, write or both with a comma between");
        }
        if (rate < 1 || rate > HIGHEST) {
            throw refused("--rate is between 1 and " + HIGHEST + " requests a minute");
        }
        if (name.isBlank() || name.length() > 100 || name.chars().anyMatch(Character::isISOControl)) {
            throw refused("--name has 1 to 100 characters, none of them a control character");
        }
        Keys.Made made = keys.create(name, wanted, rate)
                .orElseThrow(() -> new CommandException(
                        "there is a key named " + name + " already: choose another name, or revoke that one first"));
        System.err.println("This is the key " + name + " (" + made.entry().id() + "). It is not shown again.");
        System.out.println(made.text());
        return 0;
    }

    private ParameterException refused(String why) {
        return new ParameterException(new CommandLine(spec), why);
    }
}
