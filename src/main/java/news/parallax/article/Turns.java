package news.parallax.article;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import news.parallax.platform.Places;

/**
 * Lets work on one key happen one after the other within this process, so that fifty simultaneous posts of one article
 * run the model once. It spares work; what makes storing correct is the database.
 */
final class Turns<K> {
    private final Map<K, Line> lines = new HashMap<>();

    /** Those who work on one key, or wait to. */
    private static final class Line {
        private final Places place = new Places(1);
        private int length;
    }

    /** The work's result; a subscriber that goes away gives its turn back. */
    <T> Uni<T> inTurn(K key, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> join(key).in(work).onTermination().invoke(() -> leave(key)));
    }

    /** Keys that are being worked on. */
    int size() {
        synchronized (lines) {
            return lines.size();
        }
    }

    private Places join(K key) {
        synchronized (lines) {
            Line line = lines.computeIfAbsent(key, ignored -> new Line());
            line.length++;
            return line.place;
        }
    }

    private void leave(K key) {
        synchronized (lines) {
            lines.computeIfPresent(key, (ignored, line) -> --line.length == 0 ? null : line);
        }
    }
}
