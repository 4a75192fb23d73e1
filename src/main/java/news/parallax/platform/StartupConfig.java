package news.parallax.platform;

import io.quarkus.runtime.configuration.ConfigUtils;
import org.eclipse.microprofile.config.Config;

/** The configuration as it stands before Quarkus starts: the same sources in the same order. */
public final class StartupConfig {
    private StartupConfig() {}

    public static Config read() {
        return ConfigUtils.configBuilder().build();
    }
}
