package news.parallax.platform;

/** Why the service does not start, in one line for whoever started it: no stack trace helps them. */
public class StartupRefused extends RuntimeException {
    public StartupRefused(String line) {
        super(line);
    }

    public StartupRefused(String line, Throwable cause) {
        super(line, cause);
    }
}
