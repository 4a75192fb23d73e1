package news.parallax.web;

import java.util.UUID;
import news.parallax.article.ShownArticle;
import news.parallax.measure.Axis;
import news.parallax.measure.AxisEstimate;
import news.parallax.measure.Measure;
import org.jspecify.annotations.Nullable;

/**
 * Where a stored article stands on one axis.
 *
 * @param title or its outlet's name and day, where it has none
 * @param value null where none is given, then {@code reason} says why
 */
public record AxisPlace(
        UUID id,
        @Nullable String outlet,
        String title,
        @Nullable ValueRow value,
        String intensity,
        String reason) {
    static AxisPlace of(ShownArticle article, Axis axis) {
        AxisEstimate estimate = article.result().measures().axes().get(axis.name());
        String title = article.result().title();
        return new AxisPlace(
                article.result().id(),
                article.result().outlet(),
                title == null ? "without a title" : title,
                estimate == null
                        ? null
                        : ValueRow.of(axis.name(), "", estimate.value(), estimate.interval(), estimate.n(), true),
                estimate == null ? "" : Numbers.plain(estimate.intensity()),
                article.result().abstained().stream()
                        .filter(abstention -> abstention.measure().equals(Measure.axis(axis.name())))
                        .map(abstention -> abstention.reason())
                        .findFirst()
                        .orElse("no value"));
    }
}
