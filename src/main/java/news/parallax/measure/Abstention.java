package news.parallax.measure;

/**
 * A measure that is withheld.
 *
 * @param measure its name; for one target {@code tone:<name>}
 * @param reason for people to read
 */
public record Abstention(String measure, String reason) {}
