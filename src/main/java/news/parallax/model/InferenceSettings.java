package news.parallax.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** How the encoder is run. */
@ConfigMapping(prefix = "parallax.inference")
public interface InferenceSettings {
    /** Threads that run the encoder, each on one core; by default as many as there are processors. */
    OptionalInt threads();

    /**
     * Token positions in a batch, padding counted. Small enough that one article keeps every thread busy and that no
     * request waits long for a batch of another, large enough for the matrix products to be worth it.
     */
    @WithDefault("512")
    int batchTokens();

    /** Load the model when the service starts; a command loads it when it needs it. */
    @WithDefault("true")
    boolean preload();
}
