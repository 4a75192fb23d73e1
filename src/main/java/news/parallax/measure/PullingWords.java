package news.parallax.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import news.parallax.text.Span;
import news.parallax.text.Words;

/**
 * The search for the words that pull one sentence towards a pole. It asks, round after round, for the values of
 * shortened sentences: first without each word; then, from the word that moves it most, without one more of the next
 * candidates, and so on. Of these steps the one is taken that lies furthest above what as many words in general do.
 */
final class PullingWords {
    /** Words that are named. */
    static final int MOST = 5;

    /** Words that are tried, from the sentence's beginning. */
    static final int MOST_TRIED = 60;

    /** Of those that move it by themselves, how many are tried in company. */
    private static final int CANDIDATES = 8;

    /** A step has to be worth so many times what its number of words does on average. */
    private static final double WORTH = 2.5;

    /** There is nothing left to explain. */
    private static final double MIDDLE = 0.02;

    private final String sentence;
    private final double value;
    /** Those that are tried. */
    private final List<Span> words;

    private final int most;
    private final List<Step> steps = new ArrayList<>();
    private final List<Integer> candidates = new ArrayList<>();
    private List<List<Integer>> asked = List.of();
    private double[] alone = new double[0];

    /**
     * @param words that are cut out, as positions, rising
     * @param value of what is left
     */
    private record Step(List<Integer> words, double value) {}

    /** @param value of the whole sentence */
    PullingWords(String sentence, double value) {
        this.sentence = sentence;
        this.value = value;
        List<Span> all = Words.spans(sentence);
        this.words = all.subList(0, Math.min(MOST_TRIED, all.size()));
        this.most = all.size() < 2 ? 0 : Math.min(MOST, Math.max(1, all.size() / 3));
    }

    /** Shortened sentences whose values are to be answered; none when the search has ended. */
    List<String> next() {
        if (alone.length == 0) {
            asked = most == 0
                    ? List.of()
                    : IntStream.range(0, words.size()).mapToObj(List::of).toList();
        } else if (steps.isEmpty() || steps.size() == most || Math.abs(last().value()) < MIDDLE) {
            asked = List.of();
        } else {
            asked = candidates.stream().map(word -> with(last().words(), word)).toList();
        }
        return asked.stream().map(this::without).toList();
    }

    /** @param values in the order of {@link #next()} */
    void answer(double[] values) {
        if (alone.length == 0) {
            alone = values.clone();
            IntStream.range(0, alone.length)
                    .filter(word -> moved(alone[word]) > 0)
                    .boxed()
                    .sorted(Comparator.comparingDouble(word -> -moved(alone[word])))
                    .limit(CANDIDATES)
                    .forEach(candidates::add);
        }
        IntStream.range(0, values.length)
                .filter(i -> moved(values[i]) > 0)
                .boxed()
                .max(Comparator.comparingDouble(i -> moved(values[i])))
                .ifPresentOrElse(best -> step(asked.get(best), values[best]), candidates::clear);
    }

    private void step(List<Integer> without, double value) {
        steps.add(new Step(without, value));
        candidates.removeAll(without);
    }

    private Step last() {
        return steps.get(steps.size() - 1);
    }

    /** @param begin of the sentence in its text */
    Explanation found(int begin, int end, boolean quoted) {
        double usual =
                Math.max(0, Arrays.stream(alone).map(this::moved).average().orElse(0));
        return steps.stream()
                .max(Comparator.comparingDouble(step ->
                        moved(step.value()) - WORTH * usual * step.words().size()))
                .map(step -> new Explanation(begin, end, quoted, value, step.value(), named(step.words(), begin)))
                .orElseGet(() -> new Explanation(begin, end, quoted, value, null, List.of()));
    }

    private List<Explanation.Word> named(List<Integer> positions, int begin) {
        return positions.stream()
                .map(position -> {
                    Span word = words.get(position);
                    return new Explanation.Word(
                            begin + word.begin(),
                            begin + word.end(),
                            sentence.substring(word.begin(), word.end()),
                            value - alone[position]);
                })
                .toList();
    }

    /** How much nearer to the middle a shortened sentence stands. */
    private double moved(double without) {
        return Math.abs(value) - Math.abs(without);
    }

    private static List<Integer> with(List<Integer> words, int more) {
        List<Integer> all = new ArrayList<>(words);
        all.add(more);
        all.sort(Comparator.naturalOrder());
        return all;
    }

    // The white space that stood around a word becomes one space when what is left is normalised.
    private String without(List<Integer> positions) {
        StringBuilder left = new StringBuilder(sentence.length());
        int from = 0;
        for (int position : positions) {
            Span word = words.get(position);
            left.append(sentence, from, word.begin());
            from = word.end();
        }
        return left.append(sentence, from, sentence.length()).toString();
    }
}
