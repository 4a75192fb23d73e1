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
 * </ul>
 *
 * Randomness is seeded from the text, so that one text has one result.
 */
@NullMarked
package news.parallax.measure;

import org.jspecify.annotations.NullMarked;
