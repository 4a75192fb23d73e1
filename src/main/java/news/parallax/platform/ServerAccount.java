package news.parallax.platform;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Under whose name PostgreSQL's programs run. They refuse root, and root is who starts this service in many a
 * container: there they run in a user namespace in which root is nobody in particular, or as the owner of a data folder
 * that is somebody else's.
 */
final class ServerAccount {
    private ServerAccount() {}

    /** The words to put before a command; none for an ordinary user. */
    static List<String> prefix(Path dataFolder) throws IOException {
        if (!System.getProperty("os.name").startsWith("Linux") || new UnixSystem().getUid() != 0) {
            return List.of();
        }
        int owner = (int) Files.getAttribute(dataFolder, "unix:uid");
        int group = (int) Files.getAttribute(dataFolder, "unix:gid");
        return owner == 0
                ? List.of("unshare", "--user", "--")
                : List.of("setpriv", "--reuid=" + owner, "--regid=" + group, "--clear-groups", "--");
    }
}
