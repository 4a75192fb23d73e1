package news.parallax.platform;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Under whose name PostgreSQL's programs run. They refuse root, and root is who starts this service in many a
 * container: there they run in a user namespace in which root is nobody in particular, or as the owner of a data folder
 * that is somebody else's.
 */
final class ServerAccount {
    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--");
    private static final String OTHERWISE =
            ": start the service as another user, or set " + DatabaseSettings.JDBC_URL + " to a server of your own";

    private ServerAccount() {}

    /**
     * The words to put before a command; none for an ordinary user.
     *
     * @throws StartupRefused when root has no way to be somebody else here
     */
    static List<String> prefix(Path dataFolder) throws IOException, InterruptedException {
        if (!System.getProperty("os.name").startsWith("Linux") || new UnixSystem().getUid() != 0) {
            return List.of();
        }
        int owner = (int) Files.getAttribute(dataFolder, "unix:uid");
        int group = (int) Files.getAttribute(dataFolder, "unix:gid");
        List<String> prefix = owner == 0
                ? NAMESPACE
                : List.of("setpriv", "--reuid=" + owner, "--regid=" + group, "--clear-groups", "--");
        requireWorks(prefix);
        return prefix;
    }

    /** Many a container does not permit user namespaces; a bare one lacks the programs. */
    static void requireWorks(List<String> prefix) throws InterruptedException {
        List<String> command = Stream.concat(prefix.stream(), Stream.of("true")).toList();
        int code;
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            code = process.waitFor();
        } catch (IOException missing) {
            throw refused(prefix.get(0) + " is not installed", missing);
        }
        if (code != 0) {
            throw refused(String.join(" ", prefix.subList(0, prefix.size() - 1)) + " is not permitted", null);
        }
    }

    private static StartupRefused refused(String why, @Nullable IOException cause) {
        return new StartupRefused("PostgreSQL does not run as root, and " + why + OTHERWISE, cause);
    }
}
