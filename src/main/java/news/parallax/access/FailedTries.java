package news.parallax.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * How often an address may come with what is no key: {@value #A_MINUTE} times a minute, in each instance. Beyond that
 * it is told so, and tries that could be keys are looked up {@value #AT_ONCE} at a time at most, so that they cost the
 * database little. Keys that this instance has lately seen to be valid go on as ever: behind one address there may be
 * many people, and one of them must not keep out the others.
 */
@ApplicationScoped
class FailedTries {
    static final int A_MINUTE = 30;
    private static final int AT_ONCE = 2;

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
    private final AtomicInteger suspects = new AtomicInteger();
    private volatile long said;

    @Inject
    FailedTries() {
        this(System::nanoTime);
    }

    FailedTries(LongSupplier nanos) {
        this.nanos = nanos;
        this.said = nanos.getAsLong() - MINUTE;
    }

    /** Whether a try comes from where too many failed before it. */
    boolean suspects(String address, String hash) {
        return !retryAfter(address).isZero() && !valid.contains(hash);
    }

    /**
     * Looks a key or a session up, unless too many doubtful ones are being looked up already.
     *
     * @return nothing for what is unknown, and for what was not looked up
     */
    <T> Uni<Optional<T>> look(String address, String hash, Supplier<Uni<Optional<T>>> question) {
        if (!suspects(address, hash)) {
            return question.get().invoke(found -> note(address, hash, found.isPresent()));
        }
        if (suspects.incrementAndGet() > AT_ONCE) {
            suspects.decrementAndGet();
            failed(address, hash);
            return Uni.createFrom().item(Optional.empty());
        }
        return question.get()
                .onTermination()
                .invoke(suspects::decrementAndGet)
                .invoke(found -> note(address, hash, found.isPresent()));
    }

    /** All of it, as after a start. */
    void forget() {
        forgottenAt.clear();
        valid.clear();
    }

    private void note(String address, String hash, boolean known) {
        if (known) {
            valid.add(hash);
        } else {
            failed(address, hash);
        }
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
