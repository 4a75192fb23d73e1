package news.parallax.story;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for two articles telling one event, each 0 … 1 and null where one of the two lacks it.
 *
 * @param text how much of what is telling in title and text both say
 * @param title the same of the titles alone
 * @param date 1 at the same time, half of it with each two days between them
 * @param vectors the cosine of their topics, at least 0
 */
public record Evidence(
        @Nullable Double text,
        @Nullable Double title,
        @Nullable Double date,
        @Nullable Double vectors) {
    /** As {@code models/training/topic.py} prints them: constant, topic, and title and text, or the title alone. */
    private static final double[] WITH_TEXT = {-8.73, 8.16, 6.32};

    private static final double[] WITHOUT_TEXT = {-9.88, 12.30, 1.03};
    private static final double HALF_LIFE = Duration.ofDays(2).toSeconds();

    static Evidence of(Telling one, Telling other) {
        return new Evidence(
                likeness(one.words(), other.words()),
                likeness(one.heading(), other.heading()),
                closeness(one.publishedAt(), other.publishedAt()),
                Math.max(0, one.topic().cosine(other.topic())));
    }

    /**
     * The log odds of their telling one event, dates aside: a logistic regression on pairs of articles, told apart by
     * whether both texts are kept.
     */
    double odds() {
        double topic = vectors == null ? 0 : vectors;
        double[] weights = text == null ? WITHOUT_TEXT : WITH_TEXT;
        Double words = text == null ? title : text;
        return weights[0] + weights[1] * topic + weights[2] * (words == null ? 0 : words);
    }

    /** What log odds are as a probability, less the further apart the dates are: 0 … 1. */
    double similarity(double odds) {
        double likely = 1 / (1 + Math.exp(-odds));
        return date == null ? likely : likely * (1 + date) / 2;
    }

    private static @Nullable Double likeness(@Nullable Wording one, @Nullable Wording other) {
        return one == null || other == null ? null : one.likeness(other);
    }

    private static @Nullable Double closeness(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null
                ? null
                : Math.pow(0.5, Math.abs(Duration.between(one, other).toSeconds()) / HALF_LIFE);
    }
}
