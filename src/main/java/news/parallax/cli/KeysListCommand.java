package news.parallax.cli;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import news.parallax.access.Keys;
import picocli.CommandLine.Command;

/** {@code keys list}: a line for each key there ever was, with tabs between. */
@OnDatabase(DatabaseNeed.CONFIGURED)
@Command(
        name = "list",
        description = "Lists the keys, also those that have been revoked: a line each, with tabs between.",
        mixinStandardHelpOptions = true)
public final class KeysListCommand implements Callable<Integer> {
    private static final List<String> HEAD = List.of("id", "name", "scopes", "rate", "created", "last used", "revoked");

    private final Keys keys;

    KeysListCommand(Keys keys) {
        this.keys = keys;
    }

    @Override
    public Integer call() {
        System.out.println(String.join("\t", HEAD));
        keys.list().forEach(key -> System.out.println(line(key)));
        return 0;
    }

    static String line(Keys.Entry key) {
        return String.join(
                "\t",
                key.id().toString(),
                key.name(),
                String.join(",", key.scopes()),
                Integer.toString(key.rate()),
                time(key.createdAt()),
                key.lastUsedOn() == null ? "never" : key.lastUsedOn().toString(),
                key.revokedAt() == null ? "" : time(key.revokedAt()));
    }

    private static String time(OffsetDateTime time) {
        return time.withOffsetSameInstant(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
