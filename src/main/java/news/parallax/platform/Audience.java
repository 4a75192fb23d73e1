package news.parallax.platform;

import org.jspecify.annotations.Nullable;

/** Who asks: a person in front of a page, or a program. */
public final class Audience {
    /** Says that a script of a page asks, for a part of it. */
    public static final String PART = "HX-Request";

    private Audience() {}

    /** Whether a path is one of people: neither the contract's nor the framework's. */
    public static boolean isPage(@Nullable String path) {
        return path == null || !under(path, "/v1") && !under(path, "/q");
    }

    /**
     * Whether an error is shown as a page, or as a part of one, and not as a problem document.
     *
     * @param accept the header of this name
     * @param part the header {@link #PART}
     */
    public static boolean wantsPage(@Nullable String path, @Nullable String accept, @Nullable String part) {
        return isPage(path) && ("true".equals(part) || accept != null && accept.contains("text/html"));
    }

    private static boolean under(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
