package news.parallax.cli;

import java.util.concurrent.Callable;
import news.parallax.access.Keys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code keys revoke ID|NAME}. */
@OnDatabase(DatabaseNeed.CONFIGURED)
@Command(
        name = "revoke",
        description = "Revokes a key, and ends the sessions of browsers that signed in with it, from the next request"
                + " on.",
        mixinStandardHelpOptions = true)
public final class KeysRevokeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID|NAME", description = "The key, as keys list calls it.")
    String which = "";

    private final Keys keys;

    KeysRevokeCommand(Keys keys) {
        this.keys = keys;
    }

    @Override
    public Integer call() {
        Keys.Entry revoked = keys.revoke(which)
                .orElseThrow(() -> new CommandException("there is no valid key " + which + ": see keys list"));
        System.out.println("Revoked the key " + revoked.name() + " (" + revoked.id() + ").");
        return 0;
    }
}
