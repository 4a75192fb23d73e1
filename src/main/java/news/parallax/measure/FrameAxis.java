package news.parallax.measure;

/**
 * Bias and intensity as FrameAxis defines them (Kwak, An, Jing and Ahn, FrameAxis: characterizing microframe bias and
 * intensity with word embedding, PeerJ Computer Science 7, 2021), over a text's sentences in the place of its words.
 *
 * @param bias mean cosine of the sentences with the line from the negative to the positive pole
 * @param intensity mean squared distance of those cosines from the training corpus' own
 */
public record FrameAxis(double bias, double intensity) {}
