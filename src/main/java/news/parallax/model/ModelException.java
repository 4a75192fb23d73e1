package news.parallax.model;

import org.jspecify.annotations.Nullable;

/** A model folder that cannot be used; the message says which file and why. */
public class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
