package news.parallax.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.parallax.text.NormalizedText;
import news.parallax.text.Quotations;
import news.parallax.text.Span;

/**
 * The longest run of words that two texts have in common, found exactly, without any signature.
 *
 * @param words how many
 * @param own how many of them stand outside quotation marks in the first text
 */
record CommonRun(int words, int own) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’.,&-][\\p{L}\\p{N}]+)*");

    private record Word(String form, boolean quoted) {}

    static CommonRun of(String one, String other) {
        List<Word> left = words(one);
        List<Word> right = words(other);
        int[] before = new int[right.size() + 1];
        int longest = 0;
        int end = 0;
        for (int i = 0; i < left.size(); i++) {
            int[] runs = new int[right.size() + 1];
            for (int j = 0; j < right.size(); j++) {
                if (left.get(i).form().equals(right.get(j).form())) {
                    runs[j + 1] = before[j] + 1;
                    if (runs[j + 1] > longest) {
                        longest = runs[j + 1];
                        end = i + 1;
                    }
                }
            }
            before = runs;
        }
        int own = (int) left.subList(end - longest, end).stream()
                .filter(word -> !word.quoted())
                .count();
        return new CommonRun(longest, own);
    }

    private static List<Word> words(String text) {
        List<Span> quotations = Quotations.of(text);
        List<Word> words = new ArrayList<>();
        Matcher found = WORD.matcher(text);
        while (found.find()) {
            int at = found.start();
            words.add(new Word(
                    NormalizedText.of(found.group()).value().toLowerCase(Locale.ROOT),
                    quotations.stream().anyMatch(quotation -> quotation.contains(at))));
        }
        return words;
    }
}
