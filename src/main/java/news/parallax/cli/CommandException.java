package news.parallax.cli;

/** A command cannot go on; the message is the one line that its user reads. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CommandException(String message) {
        super(message);
    }
}
