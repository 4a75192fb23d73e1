package news.parallax.platform;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which request targets are answered at all.
 *
 * <p>Semicolons, encoded slashes and dots mean one thing to whoever checks a path and another to whoever serves it, and
 * PostgreSQL stores no NUL: none of them occurs in a path of the contract, so they are refused at the door. What a
 * query parameter may hold, its resource knows.
 */
final class PathGuard {
    private static final Pattern SUSPECT = Pattern.compile(";|\\\\|%3b|%2f|%5c|%00|//|[\\x00-\\x20\\x7f]");
    private static final Pattern DOTS = Pattern.compile("(^|/)(\\.|%2e){1,2}(/|$)");

    private PathGuard() {}

    /**
     * @param target as it stands in the request line
     * @return what is wrong with it and what to send instead
     */
    static Optional<String> refusal(String target) {
        if (target.equals("*")
                || !target.startsWith("/") && !target.toLowerCase(Locale.ROOT).startsWith("http")) {
            return Optional.of("The request target is not a path. Begin it with /.");
        }
        String path = target.startsWith("/") ? target : afterAuthority(target);
        int question = path.indexOf('?');
        String query = question < 0 ? "" : path.substring(question + 1);
        path = (question < 0 ? path : path.substring(0, question)).toLowerCase(Locale.ROOT);
        if (SUSPECT.matcher(path).find() || DOTS.matcher(path).find()) {
            return Optional.of("No path here holds ; \\ // . .. or an encoded ; / \\ or NUL."
                    + " Outlets and stories travel as query parameters.");
        }
        if (!isDecodable(path) || !isDecodable(query)) {
            return Optional.of("The request target is not valid percent-encoded UTF-8. Encode it anew.");
        }
        return Optional.empty();
    }

    private static String afterAuthority(String target) {
        int authority = target.indexOf("//");
        int slash = authority < 0 ? -1 : target.indexOf('/', authority + 2);
        return slash < 0 ? "/" : target.substring(slash);
    }

    private static boolean isDecodable(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return true;
        }
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c != '%') {
                bytes.put(c < 128 ? (byte) c : (byte) '?');
                continue;
            }
            int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
            int low = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                return false;
            }
            bytes.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
