package news.parallax.article;

import java.util.ArrayList;
import java.util.List;
import news.parallax.platform.Problems;
import news.parallax.platform.Violation;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request, one entry per field, to say it all at once. */
public final class Violations {
    private final List<Violation> found = new ArrayList<>();

    public void add(String field, String message) {
        add(field, message, null);
    }

    /** Keeps a field's first entry only. */
    void add(String field, String message, @Nullable Integer position) {
        if (found.stream().noneMatch(v -> v.field().equals(field))) {
            found.add(new Violation(field, message, position));
        }
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when there is any */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw Problems.unprocessable(List.copyOf(found));
        }
    }
}
