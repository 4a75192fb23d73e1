package news.parallax.article;

import java.util.List;
import news.parallax.measure.Axis;
import org.jspecify.annotations.Nullable;

/**
 * A stored article as it was read.
 *
 * @param text null where it is not kept or was not read
 * @param axes that it is to be placed on, of different names: those that it was asked for
 */
record Stored(Article article, @Nullable String text, Scored scored, List<Axis> axes) {
    Stored on(List<Axis> others) {
        return new Stored(article, text, scored, others);
    }
}
