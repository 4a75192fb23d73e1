package news.parallax.access;

import io.quarkus.arc.Arc;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Keys for tests, each of its own. */
public final class TestKeys {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestKeys() {}

    public static Keys.Made make(int rate, String... scopes) {
        return Arc.container()
                .instance(Keys.class)
                .get()
                .create("test " + NUMBER.incrementAndGet(), Set.of(scopes), rate)
                .orElseThrow();
    }

    public static String of(String... scopes) {
        return make(1_000_000, scopes).text();
    }
}
