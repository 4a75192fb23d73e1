/**
 * The cloud as code, and what it costs. {@link news.parallax.infra.ParallaxApp} puts the stacks together, each a part
 * of the picture in {@code infra/README.md} with a class of its own; {@link news.parallax.infra.Settings} is what an
 * operator chooses. {@link news.parallax.infra.Costs} computes what a month costs from {@code prices.json} and
 * {@code measured.json}.
 */
@NullMarked
package news.parallax.infra;

import org.jspecify.annotations.NullMarked;
