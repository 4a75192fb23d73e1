package news.parallax.measure;

/**
 * What of the article was read.
 *
 * @param sentences of the text, the title not counted
 * @param ownVoice those of them that are not quotations
 * @param tokens the model's tokens, title included
 * @param truncated always false: articles are scored whole
 */
public record Coverage(int sentences, int ownVoice, int tokens, boolean truncated) {}
