package news.parallax.article;

import news.parallax.text.SentenceSignature;
import news.parallax.text.TopicVector;
import org.jspecify.annotations.Nullable;

/**
 * By what an article's copies, and others on its event, are found: made of its text once, and kept also where the text
 * is not.
 *
 * @param signatures packed by {@link SignatureCodec}
 * @param topic a {@link TopicVector}
 * @param cell that the topic lies in
 */
record Likeness(byte[] signatures, byte[] topic, short cell) {
    static Likeness of(@Nullable String title, String text) {
        TopicVector topic = TopicVector.of(title, text);
        return new Likeness(
                SignatureCodec.encode(SentenceSignature.of(text)), topic.values(), (short) topic.cells()[0]);
    }
}
