package news.parallax.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * How often an address may come with what is no key: {@value #A_MINUTE} times a minute, in each instance. Beyond that
 * its tries cost no question to the database, unless the key is one that this instance has lately seen to be valid:
 * behind one address there may be many people, and one of them must not keep out the others.
 */
@ApplicationScoped
class FailedTries {
    static final int A_MINUTE = 30;

    private static final Logger LOG = Logger.getLogger(FailedTries.class);
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int MOST = 10_000;
    private static final int MOST_VALID = 1_000;

    private final LongSupplier nanos;
    /** By address, when all of its tries are forgotten. */
    private final Map<String, Long> forgottenAt = new ConcurrentHashMap<>();

    private final Set<String> valid =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST_VALID;
                }
            }));
    private volatile long said;

    @Inject
    FailedTries() {
        this(System::nanoTime);
    }

    FailedTries(LongSupplier nanos) {
        this.nanos = nanos;
        this.said = nanos.getAsLong() - MINUTE;
    }

    void succeeded(String hash) {
        valid.add(hash);
    }

    /** Whether a try is not to be looked at. */
    boolean refuses(String address, String hash) {
        return !retryAfter(address).isZero() && !valid.contains(hash);
    }

    void failed(String address, String hash) {
        valid.remove(hash);
        long now = nanos.getAsLong();
        if (forgottenAt.size() >= MOST) {
            forgottenAt.values().removeIf(then -> then - now <= 0);
            if (forgottenAt.size() >= MOST) {
                forgottenAt.clear();
            }
        }
        forgottenAt.merge(
                place(address),
                now + MINUTE / A_MINUTE,
                (then, one) -> Math.min(Math.max(then, now) + MINUTE / A_MINUTE, now + MINUTE));
        if (!retryAfter(address).isZero() && now - said >= MINUTE) {
            said = now;
            LOG.warnf("Tries with what is no key come from %s faster than they are looked at", place(address));
        }
    }

    /** When the next try is looked at again; zero where it is. */
    Duration retryAfter(String address) {
        long now = nanos.getAsLong();
        Long then = forgottenAt.get(place(address));
        return then == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, then - now + MINUTE / A_MINUTE - MINUTE));
    }

    /** Whoever has one address of IPv6 has the 2^64 around it. */
    private static String place(String address) {
        if (!address.contains(":")) {
            return address;
        }
        String[] parts = address.split("%", 2)[0].split(":", 5);
        return parts.length < 5 ? address : String.join(":", parts[0], parts[1], parts[2], parts[3]);
    }
}
