/**
 * From raw predictions to calibrated values with intervals, per sentence, per target, per article; or an abstention.
 *
 * <p>Article values are those of its own voice: sentences of the text, the title left out, of which no more than half
 * stands inside quotation marks. Quotations are measured beside them.
 *
 * <ul>
 *   <li>{@code loaded_language}: the expected share of sentences whose wording is loaded, the mean of calibrated
 *       probabilities, 0 … 1.
 *   <li>{@code lean}: P(right) − P(left), −1 … 1, of the calibrated mean of the sentences' logits.
 *   <li>{@code tone}: the mean of P(positive) − P(negative) over mentions of targets, −1 … 1.
 *   <li>{@code axes}: the expected share of sentences that speak for an axis' positive pole less that for its negative,
 *       −1 … 1, and the share that speak for either, 0 … 1. Computed from sentence vectors whenever it is asked for,
 *       fresh or stored: {@link AxisScale} places one sentence, {@link Aggregation#axis} a text, {@link AxisEncoder}
 *       makes the poles' vectors.
 *   <li>Why a sentence stands where it does on an axis: {@link Explanation}, by {@link Scorer#explain}.
 *   <li>{@code frames}: for each policy frame the expected share of sentences that frame their matter so, 0 … 1.
 * </ul>
 *
 * Randomness is seeded from the text, so that one text has one result.
 */
@NullMarked
package news.parallax.measure;

import org.jspecify.annotations.NullMarked;
