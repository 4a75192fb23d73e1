package news.parallax.article;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of articles ended.
 *
 * @param publishedAt null among the undated
 * @param including whether the next page begins with this very article
 */
public record Cursor(@Nullable Instant publishedAt, UUID id, boolean including) {
    private static final Pattern SHAPE =
            Pattern.compile("(.{0,40})\\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\\|at)?");

    /** Behind this article. */
    public Cursor(@Nullable Instant publishedAt, UUID id) {
        this(publishedAt, id, false);
    }

    public String write() {
        return encode((publishedAt == null ? "" : publishedAt) + "|" + id + (including ? "|at" : ""));
    }

    public static Optional<Cursor> read(String cursor) {
        Matcher parts = SHAPE.matcher(decode(cursor).orElse(""));
        if (!parts.matches()) {
            return Optional.empty();
        }
        UUID id = UUID.fromString(parts.group(2));
        boolean including = parts.group(3) != null;
        return parts.group(1).isEmpty()
                ? Optional.of(new Cursor(null, id, including))
                : Points.parse(parts.group(1)).map(point -> new Cursor(point, id, including));
    }

    public static String encode(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    public static Optional<String> decode(String cursor) {
        try {
            String position = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return encode(position).equals(cursor) ? Optional.of(position) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
