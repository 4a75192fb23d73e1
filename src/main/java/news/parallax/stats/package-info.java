/**
 * Intervals, tests and effect sizes: plain functions over arrays of doubles, the same digits on every run.
 *
 * <p>Definitions used throughout:
 *
 * <ul>
 *   <li>A <b>unit</b> is what is sampled: a sentence, a mention of a target, or a story. It has <i>features</i>; a
 *       group's <i>statistic</i> is a function of the mean of its units' features (a share is the mean itself, a tone
 *       the ratio of two means, a lean a function of mean logits).
 *   <li>An <b>interval</b> covers 95 %: between the 2.5 % and the 97.5 % quantile of the statistic's
 *       {@linkplain news.parallax.stats.Sampling sampling distribution}. It covers that another sample of units might
 *       have been written and, where units carry probabilities of a label, that the label itself is uncertain; that of
 *       a share also that the label may be {@linkplain news.parallax.stats.UnusualShare rarer or commoner} than where
 *       the probabilities were calibrated. It always contains the value and is never of zero width. That of a
 *       <b>difference</b> is about units alone, of which another sample might have been written: the
 *       {@linkplain news.parallax.stats.PermutationTest permutation test} turned round.
 *   <li>A <b>p-value</b> comes from permuting units between two groups: how often chance alone separates them as far.
 *   <li>An <b>effect size</b> is the difference in units of the pooled standard deviation (Hedges' g).
 * </ul>
 *
 * <p>Random numbers are XoShiRo256++ (Blackman and Vigna 2021) of Commons RNG, whose sequence depends on the seed alone
 * and not on the JDK; a seed comes from outside, as a rule from {@link news.parallax.stats.Seeds}.
 */
package news.parallax.stats;
