package news.parallax.worker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How a worker works. */
@ConfigMapping(prefix = "parallax.worker")
interface WorkerSettings {
    /** Articles that are scored together; what is in hand when time is up is scored in vain. */
    @WithDefault("64")
    int together();

    /** After how many deliveries the queue gives a message up, as its redrive policy says. Only for the log. */
    @WithDefault("5")
    int maxReceives();

    /** Where queues are found; by default where the region has them. */
    Optional<String> sqsEndpoint();

    /** Where buckets are found; by default where the region has them. */
    Optional<String> s3Endpoint();
}
