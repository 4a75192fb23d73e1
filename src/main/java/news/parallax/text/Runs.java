package news.parallax.text;

import java.util.Arrays;
import java.util.Locale;

/** The runs of letters and digits in a normalised text, of any script; cheaper and plainer than {@link Words}. */
final class Runs {
    private final String text;
    private int[] begin = new int[32];
    private int[] end = new int[32];
    private int count;

    Runs(String text) {
        this(text, text.length());
    }

    /** Of the first {@code length} units. */
    Runs(String text, int length) {
        this.text = text;
        for (int at = 0; at < length; at++) {
            if (!part(text.charAt(at))) {
                continue;
            }
            int from = at;
            while (at < length && part(text.charAt(at))) {
                at++;
            }
            if (count == begin.length) {
                begin = Arrays.copyOf(begin, 2 * count);
                end = Arrays.copyOf(end, 2 * count);
            }
            begin[count] = from;
            end[count++] = at;
        }
    }

    int size() {
        return count;
    }

    int begin(int index) {
        return begin[index];
    }

    int end(int index) {
        return end[index];
    }

    String get(int index) {
        return text.substring(begin[index], end[index]);
    }

    /** Whether a unit is part of a run: a letter or digit, not a sign and not half of a surrogate pair. */
    static boolean part(char c) {
        if (c < 0x80) {
            return c >= '0' && c <= '9' || letter(c);
        }
        return c >= 0xC0 && c <= 0x1FFF || c >= 0x2C00 && c <= 0x2FFF || c >= 0x3040 && c <= 0xD7FF;
    }

    /** Whether it has a capital, or begins with a digit. */
    static boolean capital(String run) {
        return run.charAt(0) >= '0' && run.charAt(0) <= '9' || run.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
    }

    /** Whether it has a capital and no small letter. */
    static boolean capitals(String run) {
        boolean any = false;
        for (int i = 0; i < run.length(); i++) {
            char c = run.charAt(i);
            if (c >= 'a' && c <= 'z') {
                return false;
            }
            any |= c >= 'A' && c <= 'Z';
        }
        return any;
    }

    static boolean number(String run) {
        return run.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether 'The' is run into a name: 'TheBlaze'. */
    static boolean theGlued(String run) {
        return run.length() > 3
                && (run.startsWith("The") || run.startsWith("the"))
                && run.charAt(3) >= 'A'
                && run.charAt(3) <= 'Z';
    }

    /** The letters and digits of a name in small letters, without a leading 'The'. */
    static String squeezed(String name) {
        Runs runs = new Runs(name);
        StringBuilder out = new StringBuilder(name.length());
        for (int i = 0; i < runs.size(); i++) {
            String run = runs.get(i);
            if (i == 0 && runs.size() > 1 && run.equalsIgnoreCase("the")) {
                continue;
            }
            out.append(i == 0 && theGlued(run) ? run.substring(3) : run);
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
