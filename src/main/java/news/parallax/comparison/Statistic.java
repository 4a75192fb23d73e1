package news.parallax.comparison;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.parallax.measure.Calibration;
import news.parallax.measure.Measure;
import news.parallax.measure.MentionReading;
import news.parallax.measure.SentenceReading;
import news.parallax.stats.Bounds;

/**
 * How a measure is pooled over sentences: a sentence's features, and the value that belongs to the mean of features.
 * The value over all sentences is the outlet's own value in that measure.
 */
sealed interface Statistic {
    /** Whose abstentions keep an article out. */
    Measure measure();

    /** Its name among the measures. */
    default String label() {
        return measure().label();
    }

    /** Whether one end of the scale says that nothing is there: then only the other is telling. */
    default boolean oneSided() {
        return false;
    }

    /** Whether the sentence speaks to the measure. */
    boolean covers(SentenceReading sentence);

    double[] features(SentenceReading sentence);

    /** The value of a mean of features. */
    ToDoubleFunction<double[]> value();

    /** The measure of one sentence alone, for effect sizes and telling sentences. */
    double of(SentenceReading sentence);

    /** Where values lie. */
    default Bounds range() {
        return Calibration.BALANCE;
    }

    /** Of everything that is compared; of frames there are too many to be tested beside the rest. */
    static List<Statistic> all(Calibration calibration, Places places) {
        Stream<Statistic> always = Stream.of(new LoadedLanguage(), new Lean(calibration), new Tone());
        Stream<Statistic> axes = IntStream.range(0, places.axes().size()).mapToObj(axis -> new Axis(places, axis));
        return Stream.concat(always, axes).toList();
    }

    /** The mean of probabilities. */
    record LoadedLanguage() implements Statistic {
        private static final Bounds PROBABILITY = new Bounds(0, 1);

        @Override
        public Measure measure() {
            return Measure.LOADED_LANGUAGE;
        }

        @Override
        public boolean oneSided() {
            return true;
        }

        @Override
        public Bounds range() {
            return PROBABILITY;
        }

        @Override
        public boolean covers(SentenceReading sentence) {
            return true;
        }

        @Override
        public double[] features(SentenceReading sentence) {
            return new double[] {sentence.loaded()};
        }

        @Override
        public ToDoubleFunction<double[]> value() {
            return mean -> mean[0];
        }

        @Override
        public double of(SentenceReading sentence) {
            return sentence.loaded();
        }
    }

    /** The calibrated lean of mean logits. */
    record Lean(Calibration calibration) implements Statistic {
        @Override
        public Measure measure() {
            return Measure.LEAN;
        }

        @Override
        public boolean covers(SentenceReading sentence) {
            return !sentence.furniture();
        }

        @Override
        public double[] features(SentenceReading sentence) {
            return Calibration.doubles(sentence.leanLogits());
        }

        @Override
        public ToDoubleFunction<double[]> value() {
            return calibration::lean;
        }

        @Override
        public double of(SentenceReading sentence) {
            return sentence.lean();
        }
    }

    /** The mean over mentions: sentences are permuted with all of theirs. One alone counts each target once. */
    record Tone() implements Statistic {
        @Override
        public Measure measure() {
            return Measure.TONE;
        }

        @Override
        public boolean covers(SentenceReading sentence) {
            return !sentence.mentions().isEmpty();
        }

        @Override
        public double[] features(SentenceReading sentence) {
            double sum = sentence.mentions().stream()
                    .mapToDouble(MentionReading::tone)
                    .sum();
            return new double[] {sum, sentence.mentions().size()};
        }

        @Override
        public ToDoubleFunction<double[]> value() {
            return mean -> mean[0] / mean[1];
        }

        @Override
        public double of(SentenceReading sentence) {
            return sentence.tone().orElseThrow();
        }
    }

    /** The mean place between the poles of one axis, by its number. */
    record Axis(Places places, int axis) implements Statistic {
        // Withheld where the wording is: both are read off any sentence.
        @Override
        public Measure measure() {
            return Measure.LOADED_LANGUAGE;
        }

        @Override
        public String label() {
            return Measure.axis(places.axes().get(axis).axis().name());
        }

        @Override
        public boolean covers(SentenceReading sentence) {
            return places.knows(sentence);
        }

        @Override
        public double[] features(SentenceReading sentence) {
            return new double[] {of(sentence)};
        }

        @Override
        public ToDoubleFunction<double[]> value() {
            return mean -> mean[0];
        }

        @Override
        public double of(SentenceReading sentence) {
            return places.of(sentence, axis).value();
        }
    }
}
