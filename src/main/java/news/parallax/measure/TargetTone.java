package news.parallax.measure;

import org.jspecify.annotations.Nullable;

/**
 * The tone towards one target in the article's own voice.
 *
 * @param name as the caller gave it, or as the article writes it
 * @param mentions in the whole text, quotations included
 * @param tone null when abstained from (no mention in own voice)
 */
public record TargetTone(
        String name, int mentions, @Nullable Estimate tone) {}
