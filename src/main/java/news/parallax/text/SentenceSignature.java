package news.parallax.text;

import info.debatty.java.lsh.MinHash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is kept of a sentence so that its copies are known without its words: MinHash values of its shingles.
 *
 * <p>A shingle is three words in a row of the normalised sentence in lower case. Of {@value #VALUES} hash functions the
 * least value over all shingles is taken, and of that its last eight bits (b-bit minwise hashing: P. Li, A. C. König
 * 2010), which tell how alike two sentences are and hold far less than what it would take to find the words.
 *
 * @param begin UTF-16 offset into the text as sent
 * @param end exclusive
 * @param words how many
 * @param quoted whether more than half of it stands in quotation marks
 * @param values {@value #VALUES} of them, never changed
 */
public record SentenceSignature(int begin, int end, int words, boolean quoted, byte[] values) {
    /** Values of a signature. */
    public static final int VALUES = 64;

    private static final int SHINGLE = 3;
    private static final long SEED = 20_260_301;
    private static final double BY_CHANCE = 1.0 / 256;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[.,'&-][\\p{L}\\p{N}]+)*");
    /** Reads its coefficients and nothing else. */
    private static final MinHash HASHES = new MinHash(VALUES, Integer.MAX_VALUE, SEED);

    /** @throws IllegalArgumentException for another number of values, or a length below none */
    public SentenceSignature {
        if (values.length != VALUES || begin < 0 || end < begin || words < 0) {
            throw new IllegalArgumentException("not a signature: " + values.length + " values of [" + begin + ", " + end
                    + ") with " + words + " words");
        }
    }

    /** Of the sentences of a text in order; page furniture, and what has no word, has none. */
    public static List<SentenceSignature> of(String text) {
        List<SentenceSignature> signatures = new ArrayList<>();
        for (Sentence sentence : Sentences.of(text)) {
            String normalized =
                    NormalizedText.of(text, sentence.begin(), sentence.end()).value();
            List<String> words = words(normalized);
            if (!words.isEmpty() && !Furniture.is(normalized)) {
                signatures.add(new SentenceSignature(
                        sentence.begin(), sentence.end(), words.size(), sentence.quoted(), values(words)));
            }
        }
        return signatures;
    }

    /** Estimates the Jaccard coefficient of the two sentences' shingles, with a standard error of at most 0.07. */
    public double similarity(SentenceSignature other) {
        int same = 0;
        for (int i = 0; i < VALUES; i++) {
            same += values[i] == other.values[i] ? 1 : 0;
        }
        return Math.max(0, ((double) same / VALUES - BY_CHANCE) / (1 - BY_CHANCE));
    }

    private static List<String> words(String normalized) {
        Matcher words = WORD.matcher(normalized.toLowerCase(Locale.ROOT));
        List<String> found = new ArrayList<>();
        while (words.find()) {
            found.add(words.group());
        }
        return found;
    }

    private static byte[] values(List<String> words) {
        Set<Integer> shingles = new HashSet<>();
        for (int i = 0; i == 0 || i + SHINGLE <= words.size(); i++) {
            int hash = String.join(" ", words.subList(i, Math.min(words.size(), i + SHINGLE)))
                    .hashCode();
            // Scattered: the hash codes of like strings lie close together.
            shingles.add((hash * 0x9E3779B1 ^ hash >>> 15) & Integer.MAX_VALUE);
        }
        int[] least = HASHES.signature(shingles);
        byte[] values = new byte[VALUES];
        for (int i = 0; i < VALUES; i++) {
            values[i] = (byte) least[i];
        }
        return values;
    }
}
