package news.parallax.rescoring;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What many articles have of one measure before and after, in arrays: a hundred thousand of them are a few megabytes.
 */
final class Paired {
    private double[] before = new double[16];
    private double[] after = new double[16];
    private UUID[] articles = new UUID[16];
    private String[] outlets = new String[16];
    private int n;
    private int lost;
    private int gained;

    /** Either may be missing. */
    void add(UUID article, String outlet, @Nullable Double was, @Nullable Double is) {
        if (was == null || is == null) {
            lost += was != null ? 1 : 0;
            gained += is != null ? 1 : 0;
            return;
        }
        if (n == before.length) {
            int more = 2 * n;
            before = Arrays.copyOf(before, more);
            after = Arrays.copyOf(after, more);
            articles = Arrays.copyOf(articles, more);
            outlets = Arrays.copyOf(outlets, more);
        }
        before[n] = was;
        after[n] = is;
        articles[n] = article;
        outlets[n++] = outlet;
    }

    int n() {
        return n;
    }

    int lost() {
        return lost;
    }

    int gained() {
        return gained;
    }

    double[] before() {
        return Arrays.copyOf(before, n);
    }

    double[] after() {
        return Arrays.copyOf(after, n);
    }

    UUID article(int at) {
        return articles[at];
    }

    String outlet(int at) {
        return outlets[at];
    }
}
