package news.parallax.platform;

/** What a key allows; the roles that resources name in {@link jakarta.annotation.security.RolesAllowed}. */
public final class Scope {
    /** Whatever leaves the database as it is: lists, comparisons, exports, and scoring without storing. */
    public static final String READ = "read";

    /** Whatever stores, changes, deletes or begins a job. A key that may write may read as well. */
    public static final String WRITE = "write";

    private Scope() {}
}
