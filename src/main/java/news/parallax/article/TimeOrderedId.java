package news.parallax.article;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, then random, so that new rows lie together in the index. */
public final class TimeOrderedId {
    private TimeOrderedId() {}

    public static UUID next(Clock clock, RandomGenerator random) {
        long time = clock.millis() << 16 | 0x7000 | random.nextLong() & 0x0FFF;
        long rest = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(time, rest);
    }
}
