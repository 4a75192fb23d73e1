package news.parallax.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Texts that nobody would call articles, and one that everybody would. */
final class Giants {
    private Giants() {}

    /** By name. No two sentences of one are equal: equal ones would be encoded once. */
    static Map<String, String> all() {
        Map<String, String> giants = new LinkedHashMap<>();
        giants.put("100,000 characters without a full stop", unstopped(100_000));
        giants.put("one word of 200,000 characters", oneWord(200_000));
        giants.put("20,000 one-word sentences", oneWordSentences(20_000));
        return giants;
    }

    /** 900 words, different for each number. */
    static String ordinary(int number) {
        Random random = new Random(number);
        StringBuilder text = new StringBuilder();
        List<String> words = List.of(
                "harbour council voted senator budget reckless promised ferry critics storm repair Holt Ortega quietly"
                        .split(" "));
        for (int sentence = 0; sentence < 45; sentence++) {
            text.append("On day ").append(sentence);
            for (int w = 0; w < 17; w++) {
                text.append(' ').append(words.get(random.nextInt(words.size())));
            }
            text.append(".\n");
        }
        return text.toString();
    }

    private static String unstopped(int length) {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append("the harbour ")
                    .append(word(random, 2 + random.nextInt(8)))
                    .append(" and ");
        }
        return text.substring(0, length);
    }

    private static String oneWord(int length) {
        return word(new Random(2), length);
    }

    static String oneWordSentences(int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < number; i++) {
            text.append("Word").append(i).append(". ");
        }
        return text.toString();
    }

    private static String word(Random random, int length) {
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}
