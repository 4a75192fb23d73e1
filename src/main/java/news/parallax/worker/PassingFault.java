package news.parallax.worker;

/** Something that an event needs is not there now: the database, the model, time. The same event may succeed later. */
public final class PassingFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    PassingFault(String message) {
        super(message);
    }
}
