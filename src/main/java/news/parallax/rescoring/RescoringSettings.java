package news.parallax.rescoring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a service works on jobs that score stored articles again. */
@ConfigMapping(prefix = "parallax.rescoring")
public interface RescoringSettings {
    /** Whether this service works on them; false where something else does that calls {@link Rescorings#workOn}. */
    @WithDefault("true")
    boolean enabled();

    /** How often it looks for work that it has not been told of: jobs of other services, and those they left behind. */
    @WithDefault("5S")
    Duration every();

    /** Articles that are read at once: each more takes a share of the model from whoever waits for a score. */
    @WithDefault("1")
    int atOnce();

    /** How long a job waits for a worker that has gone silent before another takes it. */
    @WithDefault("30S")
    Duration lease();

    /** How long an article lets texts go first that somebody waits for, where they come without a pause. */
    @WithDefault("1S")
    Duration patience();
}
