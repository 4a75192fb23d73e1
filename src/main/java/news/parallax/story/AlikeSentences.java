package news.parallax.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.parallax.text.SentenceSignature;

/**
 * Puts sentences that are word for word or nearly alike into one group, by their signatures: only those are compared
 * that agree in two neighbouring values somewhere, which of alike ones all but one in ten thousand do.
 */
final class AlikeSentences {
    /** Estimated Jaccard coefficient of three-word shingles: some words of a sentence may have been changed. */
    static final double ALIKE = 0.5;

    private static final int BAND = 2;

    private final List<SentenceSignature> distinct = new ArrayList<>();
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Integer> parents = new ArrayList<>();

    /** Of the same values are the same sentences; most copies are exact. */
    private record Key(long high, long low) {
        static Key of(byte[] values) {
            long high = 0;
            long low = 0;
            for (byte value : values) {
                high = high * 0x9E3779B97F4A7C15L + value;
                low = low * 0xC2B2AE3D27D4EB4FL + value + 1;
            }
            return new Key(high, low);
        }
    }

    /**
     * @param articles sentences of each
     * @return the number of the group of each sentence
     */
    static int[][] groups(List<List<SentenceSignature>> articles) {
        AlikeSentences alike = new AlikeSentences();
        int[][] groups = new int[articles.size()][];
        for (int a = 0; a < groups.length; a++) {
            groups[a] = articles.get(a).stream().mapToInt(alike::number).toArray();
        }
        alike.join();
        for (int[] article : groups) {
            Arrays.setAll(article, i -> alike.root(article[i]));
        }
        return groups;
    }

    private int number(SentenceSignature sentence) {
        return numbers.computeIfAbsent(Key.of(sentence.values()), key -> {
            distinct.add(sentence);
            parents.add(parents.size());
            return parents.size() - 1;
        });
    }

    private void join() {
        for (int band = 0; band < SentenceSignature.VALUES; band += BAND) {
            Map<Integer, List<Integer>> buckets = new HashMap<>();
            for (int i = 0; i < distinct.size(); i++) {
                byte[] values = distinct.get(i).values();
                buckets.computeIfAbsent(values[band] << Byte.SIZE | values[band + 1] & 0xFF, key -> new ArrayList<>())
                        .add(i);
            }
            buckets.values().forEach(this::join);
        }
    }

    private void join(List<Integer> bucket) {
        // Of thousands of like ones all but the first round would find nothing left to join.
        for (int i = 0; i < bucket.size() && !together(bucket); i++) {
            for (int j = i + 1; j < bucket.size(); j++) {
                int left = root(bucket.get(i));
                int right = root(bucket.get(j));
                if (left != right && distinct.get(bucket.get(i)).similarity(distinct.get(bucket.get(j))) >= ALIKE) {
                    parents.set(Math.max(left, right), Math.min(left, right));
                }
            }
        }
    }

    private boolean together(List<Integer> bucket) {
        int first = root(bucket.get(0));
        return bucket.stream().allMatch(number -> root(number) == first);
    }

    private int root(int number) {
        int at = number;
        while (parents.get(at) != at) {
            parents.set(at, parents.get(parents.get(at)));
            at = parents.get(at);
        }
        return at;
    }
}
