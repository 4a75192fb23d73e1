package news.parallax.story;

import java.time.Instant;
import java.util.UUID;
import news.parallax.text.TopicVector;
import org.jspecify.annotations.Nullable;

/**
 * An article as one telling of an event: what others are held against.
 *
 * @param words of title and text; null where the text is not kept
 * @param heading of the title alone; null without one
 */
record Telling(
        UUID id,
        @Nullable Wording words,
        @Nullable Wording heading,
        @Nullable Instant publishedAt,
        TopicVector topic) {

    /**
     * @param text its beginning; null where it is not kept
     * @param topic as stored; null where it is not, and then made of what there is
     */
    static Telling of(
            UUID id,
            @Nullable String title,
            @Nullable String text,
            @Nullable Instant publishedAt,
            @Nullable TopicVector topic) {
        return new Telling(
                id,
                text == null ? null : Wording.of(title, text),
                title == null ? null : Wording.of(title, null),
                publishedAt,
                topic == null ? TopicVector.of(title, text) : topic);
    }
}
