package news.parallax.corpus;

/** Why a run does not begin, or does not go on; the message is the one line that its user reads. */
public final class BatchRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BatchRefused(String message) {
        super(message);
    }
}
