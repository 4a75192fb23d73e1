package news.parallax.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import news.parallax.measure.CurrentModel;

/** What the header {@code Link} (RFC 8288) says of an answer that holds results. */
@ApplicationScoped
class Links {
    /** A longer query is not repeated: clients take few kilobytes of headers. */
    private static final int LONGEST = 1_000;

    private final CurrentModel model;
    private final Clock clock;

    Links(CurrentModel model, Clock clock) {
        this.model = model;
        this.clock = clock;
    }

    /** The dictionary alone. */
    String dictionary() {
        return "</v1/dictionary>; rel=\"describedby\"; type=\"application/json\"";
    }

    /** @param target of the request: path and query */
    String results(String target) {
        String version = model.ready() ? "?version=" + encoded(model.id().hash()) : "";
        String query = target.length() > LONGEST ? "" : "&url=" + encoded(target);
        String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        return dictionary() + ", </v1/model/card" + version + ">; rel=\"describedby\"; type=\"text/markdown\""
                + ", </v1/citation?accessed=" + today + query + ">; rel=\"cite-as\"";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
