package news.parallax.platform;

import io.quarkus.runtime.configuration.ConfigUtils;
import java.nio.file.InvalidPathException;
import org.eclipse.microprofile.config.Config;

/** The configuration as it stands before Quarkus starts: the same sources in the same order. */
public final class StartupConfig {
    private StartupConfig() {}

    /** @throws StartupRefused where the current folder, which holds some of the sources, cannot be named */
    public static Config read() {
        try {
            return ConfigUtils.configBuilder().build();
        } catch (InvalidPathException e) {
            throw new StartupRefused(
                    "the name of the current folder cannot be written in this locale: start under a UTF-8 one,"
                            + " as in LC_ALL=C.UTF-8",
                    e);
        }
    }
}
