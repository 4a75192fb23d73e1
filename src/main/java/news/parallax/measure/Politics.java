package news.parallax.measure;

/**
 * Which politics a text speaks of. The lean is learnt from how American outlets are placed between American parties. Of
 * another country's politics it would say where an American outlet that writes so usually stands, and be read as where
 * the text stands between parties that the model has never seen: Labour is no wing of the Democrats, and a French
 * Republican is no Republican. A wider interval would not mend that, since what is asked is another question; so the
 * lean is given for {@link #UNITED_STATES} alone.
 */
public enum Politics {
    /** Politics in the United States, their foreign policy included. */
    UNITED_STATES,
    /** Politics of other countries, with the United States in passing at most. */
    OTHER,
    /** Something else. */
    NONE
}
