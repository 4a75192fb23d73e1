package news.parallax.batch;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import news.parallax.platform.Problems;

/** Who may stream: so many at a time, and of one key fewer, so that nobody takes all the places. */
final class StreamPlaces {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final int places;
    private final int perKey;
    private final Map<String, Integer> keys = new HashMap<>();
    private int taken;

    StreamPlaces(int places, int perKey) {
        this.places = places;
        this.perKey = perKey;
    }

    /**
     * Takes a place, unless there is a problem: 429 where it is the key's, 503 where it is everybody's.
     *
     * @param key that the request came with; without one there is no limit of its own
     */
    synchronized Optional<HttpProblem> enter(Optional<String> key) {
        int own = key.map(name -> keys.getOrDefault(name, 0)).orElse(0);
        if (key.isPresent() && own >= perKey) {
            return Optional.of(Problems.tooMany(
                    SOON, perKey + " streams of this key are being answered. Send this when one of them is through."));
        }
        if (taken >= places) {
            return Optional.of(Problems.unavailable(
                    SOON, places + " streams are being answered. Send this when one of them is through."));
        }
        taken++;
        key.ifPresent(name -> keys.put(name, own + 1));
        return Optional.empty();
    }

    /** @param key as it entered */
    synchronized void leave(Optional<String> key) {
        taken--;
        key.ifPresent(name -> keys.computeIfPresent(name, (same, own) -> own == 1 ? null : own - 1));
    }
}
