package news.parallax.cli;

import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.IVersionProvider;

/** The version of the build. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {ConfigProvider.getConfig().getValue("quarkus.application.version", String.class)};
    }
}
