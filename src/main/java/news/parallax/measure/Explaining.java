package news.parallax.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.parallax.model.EncodedPassage;
import news.parallax.model.Passage;
import news.parallax.text.Masking;
import org.jspecify.annotations.Nullable;

/**
 * One text's explanations in the making. All sentences and axes go through the encoder together, in up to
 * {@link PullingWords#MOST} rounds; a shortened sentence that several axes ask for is read once.
 *
 * <p>The work: each explained sentence is read without each of its words and without some 20 sets of them, so that one
 * of 25 words costs as much as 45 sentences.
 */
final class Explaining {
    /** Nearer to the middle a sentence leans to no pole. */
    static final double FLOOR = 0.1;

    /** Sentences for each pole of an axis. */
    private static final int MOST = 3;

    /** Sentences for all poles of one sign: with many axes there are fewer for each, but always one. */
    private static final int SHARED = 12;

    /** For the gate: characters of a sentence, and how often it is read. */
    private static final int SENTENCE = 150;

    private static final int TIMES = 45;

    private final Masking masking;
    private final AxisScale scale;
    private final List<Pull> pulls = new ArrayList<>();
    private final List<EncodedAxis> axes;

    /** A sentence that an axis wants explained. */
    private record Pull(EncodedAxis axis, SentenceReading sentence, PullingWords words) {
        Explanation found() {
            return words.found(sentence.begin(), sentence.end(), sentence.quoted());
        }
    }

    /**
     * @param sentences of the submission's text
     * @param places of each sentence, by the name of the axis
     * @param axes to be explained
     */
    Explaining(
            Submission submission,
            List<SentenceReading> sentences,
            List<Map<String, AxisReading>> places,
            List<EncodedAxis> axes,
            AxisScale scale) {
        this.masking = Masking.of(submission.outlet());
        this.axes = axes;
        this.scale = scale;
        for (EncodedAxis axis : axes) {
            String name = axis.axis().name();
            double[] values = places.stream()
                    .mapToDouble(
                            place -> place.containsKey(name) ? place.get(name).value() : 0)
                    .toArray();
            strongest(values, sentences, mostPerPole(axes.size())).forEach(i -> {
                SentenceReading sentence = sentences.get(i);
                String text = submission.text().substring(sentence.begin(), sentence.end());
                pulls.add(new Pull(axis, sentence, new PullingWords(text, values[i])));
            });
        }
    }

    /** Roughly how many UTF-16 units will be read. */
    static int length(Submission submission) {
        int sentences =
                2 * mostPerPole(submission.axes().size()) * submission.axes().size();
        return submission.length() + TIMES * Math.min(submission.text().length(), SENTENCE * sentences);
    }

    private static int mostPerPole(int axes) {
        return Math.max(1, Math.min(MOST, SHARED / Math.max(1, axes)));
    }

    /** Those that lean most to either pole, strongest first. */
    private static Stream<Integer> strongest(double[] values, List<SentenceReading> sentences, int most) {
        Comparator<Integer> rising = Comparator.comparingDouble(i -> values[i]);
        List<Integer> leaning = IntStream.range(0, values.length)
                .filter(i -> !sentences.get(i).title() && Math.abs(values[i]) > FLOOR)
                .boxed()
                .toList();
        return Stream.concat(
                        leaning.stream()
                                .filter(i -> values[i] < 0)
                                .sorted(rising)
                                .limit(most),
                        leaning.stream()
                                .filter(i -> values[i] > 0)
                                .sorted(rising.reversed())
                                .limit(most))
                .sorted(Comparator.comparingDouble(i -> -Math.abs(values[i])));
    }

    /**
     * @param encoder reads passages; asked once for each round
     * @param texts runs what lies between the rounds
     * @return by the name of the axis
     */
    CompletableFuture<Map<String, List<Explanation>>> explained(
            Function<List<Passage>, CompletableFuture<List<EncodedPassage>>> encoder, Executor texts) {
        return round(encoder, texts).thenApply(ended -> {
            Map<String, List<Explanation>> found = new LinkedHashMap<>();
            axes.forEach(axis -> found.put(axis.axis().name(), new ArrayList<>()));
            pulls.forEach(pull -> found.get(pull.axis().axis().name()).add(pull.found()));
            return found;
        });
    }

    private CompletableFuture<@Nullable Void> round(
            Function<List<Passage>, CompletableFuture<List<EncodedPassage>>> encoder, Executor texts) {
        List<List<String>> asked =
                pulls.stream().map(pull -> pull.words().next()).toList();
        List<Passage> passages = asked.stream()
                .flatMap(List::stream)
                .map(text -> Reading.passage(text, masking))
                .toList();
        if (passages.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return encoder.apply(passages)
                .thenComposeAsync(
                        encoded -> {
                            int from = 0;
                            for (int i = 0; i < pulls.size(); i++) {
                                int to = from + asked.get(i).size();
                                answer(pulls.get(i), encoded.subList(from, to));
                                from = to;
                            }
                            return round(encoder, texts);
                        },
                        texts);
    }

    private void answer(Pull pull, List<EncodedPassage> shortened) {
        if (!shortened.isEmpty()) {
            pull.words()
                    .answer(shortened.stream()
                            .mapToDouble(passage -> value(passage, pull.axis()))
                            .toArray());
        }
    }

    /** As an article of this one sentence has it. */
    private double value(EncodedPassage passage, EncodedAxis axis) {
        return passage.windows().stream()
                .mapToDouble(window ->
                        scale.read(HalfFloat.rounded(window.vector()), axis).value())
                .average()
                .orElseThrow();
    }
}
