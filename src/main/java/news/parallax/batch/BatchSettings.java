package news.parallax.batch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How far the stream of {@code POST /v1/articles/batch} may go. */
@ConfigMapping(prefix = "parallax.batch")
public interface BatchSettings {
    /** Whether bodies come and answers go piece by piece here. Where a gateway gathers them the route says 413. */
    @WithDefault("true")
    boolean streaming();

    /** Streams at a time; one more is answered with 503. */
    @WithDefault("4")
    int streams();

    /** Of these those of one key; one more is answered with 429. Where no keys are needed nobody is counted. */
    @WithDefault("2")
    int streamsPerKey();

    /** Lines of one stream that have been read and whose answers have not left. */
    @WithDefault("256")
    int lines();

    /**
     * Bytes that those lines and their answers have together, one line aside; of answers that are not there yet what
     * they are reckoned to have. Enough for more articles of any ordinary kind than the encoder takes at a time.
     */
    @WithDefault("4194304")
    long bytes();

    /**
     * How long a client may read nothing, and how long it may take for a line (or 64 KiB of one) while it has every
     * answer; and how long a line is tried again that something passing is in the way of.
     */
    @WithDefault("60S")
    Duration patience();

    /** What a body in gzip unpacks to at most, in bytes. */
    @WithDefault("17179869184")
    long unpacked();

    /** How many times its size a body in gzip unpacks to at most; asked beyond the first MiB. */
    @WithDefault("300")
    int ratio();
}
