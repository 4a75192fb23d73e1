package news.parallax.access;

/** A key that is known and not revoked, with what is left of its quota. */
record Admission(Caller caller, Quota quota) {}
