package news.parallax.article;

import java.time.Instant;
import java.util.Optional;

/** Where a page of one axis' versions ended. */
record AxisCursor(Instant at, String version) {
    static AxisCursor of(AxisEntry last) {
        return new AxisCursor(Instant.parse(last.createdAt()), last.version());
    }

    String write() {
        return Cursor.encode(at + "|" + version);
    }

    static Optional<AxisCursor> read(String cursor) {
        String position = Cursor.decode(cursor).orElse("");
        int bar = position.indexOf('|');
        if (bar < 0 || !position.substring(bar + 1).matches("sha256:[0-9a-f]{64}")) {
            return Optional.empty();
        }
        return Points.parse(position.substring(0, bar)).map(at -> new AxisCursor(at, position.substring(bar + 1)));
    }
}
