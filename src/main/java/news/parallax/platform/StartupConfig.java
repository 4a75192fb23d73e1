package news.parallax.platform;

import io.quarkus.runtime.configuration.ConfigUtils;
import org.eclipse.microprofile.config.Config;

/** The configuration as it stands before Quarkus starts: the same sources in the same order. */
final class StartupConfig {
    private StartupConfig() {}

    static Config read() {
        return ConfigUtils.configBuilder().build();
    }
}
