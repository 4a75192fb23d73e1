package news.parallax.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import news.parallax.platform.Exposure;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps a service from listening beyond loopback while nobody could use it but those who should not: before the port
 * opens, and behind the migrations.
 */
@ApplicationScoped
class FirstKey {
    private final Exposure exposure;
    private final Keys keys;
    private final boolean listens;

    /** @param listens not as a command */
    FirstKey(
            Exposure exposure,
            Keys keys,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean listens) {
        this.exposure = exposure;
        this.keys = keys;
        this.listens = listens;
    }

    void start(@Observes StartupEvent event) {
        if (listens && !exposure.loopback() && !keys.thereAreAny()) {
            // Printed as it is, without a stack trace; the process ends with 1.
            throw new ConfigurationException(
                    "parallax: on " + exposure.host() + ", beyond loopback, every request needs a key, and there is"
                            + " none yet: make one with the command keys create --name NAME --scope read,write"
                            + " and the same settings, then start again");
        }
    }
}
