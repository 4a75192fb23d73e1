package news.parallax.measure;

import java.util.List;

/**
 * Bias and intensity as FrameAxis defines them (Kwak, An, Jing and Ahn, FrameAxis: characterizing microframe bias and
 * intensity with word embedding, PeerJ Computer Science 7, 2021), over a text's sentences in the place of its words.
 *
 * @param bias mean cosine of the sentences with the line from the negative to the positive pole
 * @param intensity mean squared distance of those cosines from the training corpus' own
 */
public record FrameAxis(double bias, double intensity) {

    /**
     * @param vectors of sentences, of any length, at least one; one of length 0 has the cosine 0
     * @param line unit vector from the negative to the positive pole
     * @param background mean unit sentence vector of the corpus
     */
    static FrameAxis of(List<float[]> vectors, float[] line, float[] background) {
        double baseline = EncodedAxis.dot(background, line);
        double bias = 0;
        double intensity = 0;
        for (float[] vector : vectors) {
            double length = Math.sqrt(EncodedAxis.dot(vector, vector));
            double cosine = length == 0 ? 0 : EncodedAxis.dot(vector, line) / length;
            bias += cosine;
            intensity += (cosine - baseline) * (cosine - baseline);
        }
        return new FrameAxis(bias / vectors.size(), intensity / vectors.size());
    }
}
