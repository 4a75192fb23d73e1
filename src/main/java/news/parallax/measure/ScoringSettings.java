package news.parallax.measure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much may wait, and who prepares it. */
@ConfigMapping(prefix = "parallax.scoring")
public interface ScoringSettings {
    /** Requests that are being scored or wait for it; one more is answered with 503. */
    @WithDefault("64")
    int maxRequests();

    /** Characters that those requests bring together; bounds the memory that they take. */
    @WithDefault("2500000")
    long maxCharacters();

    /**
     * Threads that cut texts into sentences and put results together. More than there are cores, so that a long text on
     * one thread does not keep a short one waiting.
     */
    @WithDefault("8")
    int threads();
}
