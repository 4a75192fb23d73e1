package news.parallax.worker;

/**
 * An event that no worker understands, today or later. The message says what is wrong with it and nothing of its
 * content.
 */
public final class UnknownEvent extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnknownEvent(String message) {
        super(message);
    }
}
