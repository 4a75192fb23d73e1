package news.parallax.platform;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another process holds the data folder. */
final class FolderInUse extends StartupRefused {
    private static final long serialVersionUID = 1;

    static final String COMMAND = "command";

    private static final Pattern HOLDER = Pattern.compile("([1-9][0-9]{0,17})( " + COMMAND + ")?");

    private final long process;
    private final boolean command;

    private FolderInUse(String line, long process, boolean command) {
        super(line);
        this.process = process;
        this.command = command;
    }

    /** @param holder as {@link FolderLock} wrote it; anything else is a process that is about to write it */
    static FolderInUse by(Path folder, String holder) {
        Matcher known = HOLDER.matcher(holder);
        boolean named = known.matches();
        boolean command = named && known.group(2) != null;
        return new FolderInUse(
                "the data folder " + folder.toAbsolutePath() + " is in use"
                        + (named ? " by process " + known.group(1) : "")
                        + (command ? ", a command: wait until it has ended, " : ": stop that service, ")
                        + "or set parallax.data-dir to another folder",
                named ? Long.parseLong(known.group(1)) : 0,
                command);
    }

    /** Its number; 0 where it has not said so yet. */
    long process() {
        return process;
    }

    /** Whether it ends by itself, and its server with it. */
    boolean command() {
        return command;
    }
}
