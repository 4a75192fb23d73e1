package news.parallax.measure;

/** How a text is read. */
public enum Manner {
    /** At once, or refused when too much is waiting; its digits depend on nothing but the submission and the model. */
    ALONE,

    /**
     * When there is room, in batches of the encoder that it shares with others read in this manner: the way of texts in
     * numbers, which gets more of them through. Its numbers are those of {@link #ALONE} but for what floating point
     * leaves undetermined (below 0.0001), since a row's digits depend on the batch that it is in.
     */
    TOGETHER
}
