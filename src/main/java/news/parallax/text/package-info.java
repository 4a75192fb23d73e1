/**
 * Reads a text: what is a sentence, who speaks in it, in which language, and how the model sees it. Plain functions;
 * this room knows nothing of the others.
 *
 * <p>All offsets are half-open UTF-16 offsets into exactly the text that was given. All functions take time linear in
 * the text, answer for any string (lone surrogates and control characters included) and never throw on one.
 *
 * <ul>
 *   <li><b>Sentence</b> ({@link news.parallax.text.Sentences}): up to a full stop, question or exclamation mark that is
 *       no part of an abbreviation, with the closing marks behind it; a heading, caption or other line of its own is a
 *       sentence too. At most 2,000 units long.
 *   <li><b>Quotation</b> ({@link news.parallax.text.Quotations}): what stands inside quotation marks, the marks
 *       included. Scare quotes, up to three words that are not all that a sentence says, are none.
 *   <li><b>Quoted</b> ({@link news.parallax.text.Sentence#quoted()}): more than half of a sentence's characters, white
 *       space aside, stand inside quotations. What is not quoted is the article's own voice.
 *   <li><b>Word</b> ({@link news.parallax.text.Words}): a run of letters and digits, with inner apostrophes, hyphens
 *       and full stops.
 *   <li><b>Normalised text</b> ({@link news.parallax.text.NormalizedText}): what the tokenizer sees, with the way back
 *       to the raw offsets.
 *   <li><b>Language</b> ({@link news.parallax.text.Language}): an ISO 639-1 code, or none when it cannot be told.
 * </ul>
 *
 * <p>What the eye does not see (zero-width and bidirectional characters, soft hyphens, combining marks) and letters
 * that are drawn like Latin ones move no cut and no quotation mark.
 */
package news.parallax.text;
