package news.parallax.article;

/**
 * An article that is stored already.
 *
 * @param stored with the current model version's scores, or else the latest
 * @param textKept whether its text is
 */
record Known(Stored stored, boolean textKept) {}
