package news.parallax.story;

import java.util.List;
import java.util.UUID;
import news.parallax.text.SentenceSignature;

/**
 * An article as it is searched for copies.
 *
 * @param sentences of its text in order, page furniture left out; empty where they are not known
 */
public record SignedArticle(UUID id, String outlet, List<SentenceSignature> sentences) {
    public SignedArticle {
        sentences = List.copyOf(sentences);
    }
}
