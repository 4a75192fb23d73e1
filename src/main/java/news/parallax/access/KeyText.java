package news.parallax.access;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * How a key is written: {@code plx_}, 32 random bytes as 43 letters and digits, and 6 more that are the CRC-32 of what
 * stands before them. Scanners of source code find it by its beginning and its checksum, and a typing error costs no
 * question to the database.
 *
 * <p>What is kept of it is its SHA-256. Slow hashes with a salt protect what people make up; 256 random bits cannot be
 * guessed from any hash, and have to be found by theirs with each request. That the database compares hashes byte by
 * byte tells nobody anything: whoever could steer a hash towards a stored one could turn SHA-256 round.
 */
final class KeyText {
    static final String PREFIX = "plx_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int RANDOM = 43;
    private static final int CHECKSUM = 6;
    private static final Pattern FORM =
            Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (RANDOM + CHECKSUM) + "}", Pattern.DOTALL);

    private KeyText() {}

    static String random(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String open = PREFIX + base62(new BigInteger(1, bytes), RANDOM);
        return open + checksum(open);
    }

    /** Whether it could be a key at all. */
    static boolean isWellFormed(String text) {
        int end = text.length() - CHECKSUM;
        return FORM.matcher(text).matches() && text.substring(end).equals(checksum(text.substring(0, end)));
    }

    /** SHA-256 of the text, in hex: it can stand in a statement as it is. */
    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String checksum(String open) {
        CRC32 crc = new CRC32();
        crc.update(open.getBytes(StandardCharsets.US_ASCII));
        return base62(BigInteger.valueOf(crc.getValue()), CHECKSUM);
    }

    private static String base62(BigInteger number, int length) {
        char[] digits = new char[length];
        BigInteger left = number;
        for (int i = length - 1; i >= 0; i--) {
            BigInteger[] parts = left.divideAndRemainder(BASE);
            digits[i] = DIGITS.charAt(parts[1].intValue());
            left = parts[0];
        }
        return new String(digits);
    }
}
