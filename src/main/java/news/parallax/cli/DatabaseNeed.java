package news.parallax.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Which database a command works on. */
enum DatabaseNeed {
    /** None; none is started. */
    NONE,
    /** An empty one that goes when the command ends, whatever is configured. */
    TEMPORARY,
    /**
     * The one that the service has or would have: that of a data source URL, or the embedded one of the data folder.
     * While no service has the folder, the command starts it, migrates it like a service and stops it. Any other
     * database is migrated by whoever it belongs to, and refused while its schema is older than the command's.
     */
    CONFIGURED,
    /** The same, and the command itself looks after the schema. */
    MIGRATED_BY_ITSELF;

    private static final List<String> ASKING = List.of("-h", "--help", "-V", "--version");

    /** By the words of the command line alone, before there is anything that could parse them. */
    static DatabaseNeed of(String... words) {
        return said(words).map(OnDatabase::value).orElse(NONE);
    }

    /** With what a command ends that gets none. */
    static int refused(String... words) {
        return said(words).map(OnDatabase::refused).orElse(1);
    }

    private static Optional<OnDatabase> said(String... words) {
        List<String> all = List.of(words);
        if (all.stream().anyMatch(ASKING::contains)) {
            return Optional.empty();
        }
        Class<?> command = ParallaxCommand.class;
        int depth = 0;
        for (Optional<Class<?>> next = below(command, all, depth); next.isPresent(); ) {
            command = next.get();
            depth++;
            next = below(command, all, depth);
        }
        return Optional.ofNullable(command.getAnnotation(OnDatabase.class))
                .filter(need -> need.with().isEmpty()
                        || all.stream()
                                .anyMatch(word -> word.equals(need.with()) || word.startsWith(need.with() + "=")));
    }

    private static Optional<Class<?>> below(Class<?> command, List<String> words, int depth) {
        return depth == words.size()
                ? Optional.empty()
                : Arrays.<Class<?>>stream(command.getAnnotation(Command.class).subcommands())
                        .filter(each -> each.getAnnotation(Command.class).name().equals(words.get(depth)))
                        .findAny();
    }
}
