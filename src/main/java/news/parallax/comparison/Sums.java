package news.parallax.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import news.parallax.article.ScoredArticle;
import news.parallax.article.View;
import news.parallax.measure.Abstention;
import news.parallax.measure.FrameAxis;
import news.parallax.measure.Measure;
import news.parallax.measure.SentenceReading;
import org.jspecify.annotations.Nullable;

/**
 * What is left of sentences once they are pooled: from it the values of an article, or of several together, follow, and
 * the sentences themselves can be let go.
 */
final class Sums {
    /** Of the features of each statistic's sentences. */
    private final double[][] features;

    /** The sentences of each. */
    private final int[] counts;

    /** Sentences that are taken for loaded, of those of the first statistic. */
    private int loaded;

    private double[] frames = {};
    private int framed;

    /** By axis: intensity, then bias and intensity of FrameAxis, each times the sentences. */
    private final double[][] axes;

    private Sums(int statistics, int axes) {
        this.features = new double[statistics][];
        this.counts = new int[statistics];
        this.axes = new double[axes][3];
    }

    static Sums of(ScoredArticle article, View view, Places places, List<Statistic> statistics) {
        Sums sums = new Sums(statistics.size(), places.axes().size());
        List<SentenceReading> own =
                article.sentences().stream().filter(SentenceReading::ownVoice).toList();
        for (int k = 0; k < statistics.size(); k++) {
            if (has(article, statistics.get(k).measure())) {
                sums.pool(k, statistics.get(k), own);
            }
        }
        if (has(article, Measure.LOADED_LANGUAGE)) {
            double threshold = KnownErrors.bundled().threshold(view.model());
            sums.loaded = (int) own.stream()
                    .filter(sentence -> sentence.loaded() >= threshold)
                    .count();
        }
        if (has(article, Measure.FRAMES)) {
            own.stream().map(SentenceReading::frames).filter(p -> p.length > 0).forEach(sums::frame);
        }
        if (has(article, Measure.LOADED_LANGUAGE)) {
            sums.place(view, places, own);
        }
        return sums;
    }

    static boolean has(ScoredArticle article, Measure measure) {
        return article.abstained().stream().map(Abstention::measure).noneMatch(measure.label()::equals);
    }

    private void pool(int k, Statistic statistic, List<SentenceReading> own) {
        for (SentenceReading sentence : own) {
            if (statistic.covers(sentence)) {
                features[k] = plus(features[k], statistic.features(sentence));
                counts[k]++;
            }
        }
    }

    private void frame(float[] probabilities) {
        frames = Arrays.copyOf(frames, probabilities.length);
        for (int f = 0; f < frames.length; f++) {
            frames[f] += probabilities[f];
        }
        framed++;
    }

    private void place(View view, Places places, List<SentenceReading> own) {
        List<SentenceReading> placed = own.stream().filter(places::knows).toList();
        if (placed.isEmpty()) {
            return;
        }
        List<float[]> vectors = placed.stream().map(SentenceReading::vector).toList();
        for (int axis = 0; axis < axes.length; axis++) {
            FrameAxis read = view.calibration()
                    .axes()
                    .orElseThrow()
                    .frameAxis(vectors, view.axes().get(axis));
            for (SentenceReading sentence : placed) {
                axes[axis][0] += places.of(sentence, axis).intensity();
            }
            axes[axis][1] += read.bias() * vectors.size();
            axes[axis][2] += read.intensity() * vectors.size();
        }
    }

    /** Of several articles together. */
    static Sums of(List<Sums> parts) {
        Sums first = parts.get(0);
        if (parts.size() == 1) {
            return first;
        }
        Sums all = new Sums(first.counts.length, first.axes.length);
        for (Sums part : parts) {
            for (int k = 0; k < all.counts.length; k++) {
                if (part.counts[k] > 0) {
                    all.features[k] = plus(all.features[k], part.features[k]);
                    all.counts[k] += part.counts[k];
                }
            }
            all.loaded += part.loaded;
            if (part.framed > 0) {
                all.frames = plus(all.frames.length == 0 ? null : all.frames, part.frames);
                all.framed += part.framed;
            }
            for (int axis = 0; axis < all.axes.length; axis++) {
                plus(all.axes[axis], part.axes[axis]);
            }
        }
        return all;
    }

    // Adds into the former, which belongs to this object alone; of nothing yet it makes a copy.
    private static double[] plus(double @Nullable [] former, double[] more) {
        if (former == null) {
            return more.clone();
        }
        for (int i = 0; i < former.length; i++) {
            former[i] += more[i];
        }
        return former;
    }

    boolean has(int k) {
        return counts[k] > 0;
    }

    /** The mean features of a statistic's sentences; only where it has any. */
    double[] mean(int k) {
        return Arrays.stream(features[k]).map(sum -> sum / counts[k]).toArray();
    }

    OptionalDouble value(int k, Statistic statistic) {
        return has(k) ? OptionalDouble.of(statistic.value().applyAsDouble(mean(k))) : OptionalDouble.empty();
    }

    /** Sentences of a statistic. */
    int count(int k) {
        return counts[k];
    }

    /** The share of sentences that are taken for loaded. */
    OptionalDouble loaded() {
        return has(0) ? OptionalDouble.of((double) loaded / counts[0]) : OptionalDouble.empty();
    }

    OptionalDouble frame(int f) {
        return framed > 0 ? OptionalDouble.of(frames[f] / framed) : OptionalDouble.empty();
    }

    /** Intensity, then bias and intensity of FrameAxis, on an axis whose statistic is {@code k}. */
    double[] axis(int axis, int k) {
        return Arrays.stream(axes[axis]).map(sum -> sum / counts[k]).toArray();
    }
}
