package news.parallax.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service that asks for keys, as it does beyond loopback. */
public class KeysRequired implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "parallax.keys.required", "always",
                "parallax.cors.origins", "https://*.example.org,chrome-extension://*");
    }
}
