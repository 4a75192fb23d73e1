package news.parallax.article;

import java.util.ArrayList;
import java.util.List;

/**
 * An article's sentence vectors by who speaks; the title's is in neither.
 *
 * @param own of its own voice, in the order of the text
 * @param quoted of its quotations
 */
record Voiced(List<float[]> own, List<float[]> quoted) {

    /** @param voices of the sentences, one for each vector */
    static Voiced of(List<float[]> vectors, byte[] voices) {
        if (vectors.size() != voices.length) {
            throw new IllegalArgumentException(vectors.size() + " vectors of " + voices.length + " sentences");
        }
        List<float[]> own = new ArrayList<>(voices.length);
        List<float[]> quoted = new ArrayList<>();
        for (int i = 0; i < voices.length; i++) {
            if (voices[i] == SentenceCodec.OWN) {
                own.add(vectors.get(i));
            } else if (voices[i] == SentenceCodec.QUOTED_VOICE) {
                quoted.add(vectors.get(i));
            }
        }
        return new Voiced(own, quoted);
    }
}
