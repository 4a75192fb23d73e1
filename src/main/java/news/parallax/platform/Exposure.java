package news.parallax.platform;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who can reach the service: decided once, by the address that it listens on ({@code quarkus.http.host}). */
@ApplicationScoped
public class Exposure {
    /** Where keys are asked for. There is no third value: beyond loopback there is no service without keys. */
    public enum KeysRequired {
        /** Beyond loopback. */
        AUTO,
        /** On loopback too, such as where something in front hands requests on. */
        ALWAYS
    }

    /** Where browsers are taken to have come over HTTPS. */
    public enum Https {
        /** Where the request says so: its own scheme, or that of a trusted proxy ({@code quarkus.http.proxy}). */
        AUTO,
        /** Where nobody can come otherwise, whatever a request says. */
        ALWAYS
    }

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    private final String host;
    private final KeysRequired required;
    private final Https https;

    Exposure(
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "parallax.keys.required", defaultValue = "auto") KeysRequired required,
            @ConfigProperty(name = "parallax.https", defaultValue = "auto") Https https) {
        this.host = host;
        this.required = required;
        this.https = https;
    }

    /** The address that the service listens on, as it was set. */
    public String host() {
        return host;
    }

    /** Whether it is reached from this machine alone. */
    public boolean loopback() {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether requests need a key. */
    public boolean keysRequired() {
        return required == KeysRequired.ALWAYS || !loopback();
    }

    /** Whether the client of a request speaks HTTPS, with the service or with what stands in front of it. */
    public boolean https(HttpServerRequest request) {
        return https == Https.ALWAYS || "https".equalsIgnoreCase(request.scheme());
    }
}
