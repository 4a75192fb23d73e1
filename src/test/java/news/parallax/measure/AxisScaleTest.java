package news.parallax.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import news.parallax.model.EncodedPassage;
import news.parallax.model.ModelException;
import org.junit.jupiter.api.Test;

/** The arithmetic of axes and frames, against numbers worked out by hand. */
class AxisScaleTest {
    private static final double CLOSE = 1e-6;

    /** Inner products ln 2 with the negative pole and ln 5 with the positive one. */
    private static final float[] MIXED = {(float) Math.log(2), (float) Math.log(5), 7};

    private static final float[] NOTHING = {0, 0, 7};

    private final EncodedAxis axis = MadeUpModel.axis();

    @Test
    void aSentenceIsTheSoftmaxOfItsInnerProducts() {
        AxisReading reading = scale(1, 0).read(MIXED, axis);
        assertThat(reading.negative()).isEqualTo(2 / 8.0, within(CLOSE));
        assertThat(reading.neither()).isEqualTo(1 / 8.0, within(CLOSE));
        assertThat(reading.positive()).isEqualTo(5 / 8.0, within(CLOSE));
        assertThat(reading.value()).isEqualTo(3 / 8.0, within(CLOSE));
        assertThat(reading.intensity()).isEqualTo(7 / 8.0, within(CLOSE));
    }

    @Test
    void scaleAndOffsetAreTheModels() {
        assertThat(scale(2, 0).read(MIXED, axis).positive()).isEqualTo(25 / 30.0, within(CLOSE));
        AxisReading offset = scale(1, Math.log(3)).read(MIXED, axis);
        assertThat(offset.value()).isEqualTo(3 / 10.0, within(CLOSE));
        assertThat(offset.intensity()).isEqualTo(7 / 10.0, within(CLOSE));
        // A model that was never taught to hold back has no place for neither.
        assertThat(scale(1, -1e9).read(MIXED, axis).intensity()).isEqualTo(1);
        assertThat(AxisScale.of(MadeUpModel.without())).isEmpty();
    }

    @Test
    void longVectorsDoNotOverflow() {
        AxisReading reading = scale(50, 0).read(new float[] {60_000, -60_000, 0}, axis);
        assertThat(reading).isEqualTo(new AxisReading(1, 0, 0));
    }

    @Test
    void aTextIsTheMeanOfItsSentences() {
        AxisEstimate estimate =
                aggregation(1, 0, 0, 0, 0).axis(List.of(MIXED, NOTHING), axis).orElseThrow();
        // (3/8 + 0) / 2; (7/8 + 2/3) / 2
        assertThat(estimate.value()).isEqualTo(0.1875, within(CLOSE));
        assertThat(estimate.intensity()).isEqualTo(0.7708333, within(CLOSE));
        assertThat(estimate.n()).isEqualTo(2);
        assertThat(estimate.version()).isEqualTo(axis.axis().version());
        assertThat(aggregation(1, 0, 0, 0, 0).axis(List.of(), axis)).isEmpty();
        assertThat(new Aggregation(new Calibration(MadeUpModel.without()), "seed").axis(List.of(MIXED), axis))
                .isEmpty();
    }

    @Test
    void biasAndIntensityAreThoseOfFrameAxis() {
        // The line is (−1, 1, 0) / √2. Cosines: (4 − 3) / 5√2 and 1 / √2. The background lies at ½ / √2.
        FrameAxis figures = aggregation(1, 0, 0, 0.5f, 0)
                .axis(List.of(new float[] {3, 4, 0}, new float[] {0, 2, 0}), axis)
                .orElseThrow()
                .frameAxis();
        assertThat(figures.bias()).isEqualTo(0.6 / Math.sqrt(2), within(CLOSE));
        assertThat(figures.intensity()).isEqualTo((0.045 + 0.125) / 2, within(CLOSE));
        assertThat(FrameAxis.of(List.of(new float[3]), new float[] {1, 0, 0}, new float[3]))
                .isEqualTo(new FrameAxis(0, 0));
    }

    @Test
    void anIntervalHoldsItsValueAndHasAWidth() {
        float[] certain = {-40, 40, 0};
        float[] opposite = {40, -40, 0};
        for (List<float[]> vectors : List.of(
                List.of(certain),
                List.of(opposite),
                List.of(NOTHING),
                Collections.nCopies(5_000, certain),
                List.of(certain, opposite, MIXED))) {
            AxisEstimate estimate =
                    aggregation(1, 0, 0, 0, 0).axis(vectors, axis).orElseThrow();
            assertThat(estimate.value())
                    .isBetween(estimate.interval().low(), estimate.interval().high());
            assertThat(estimate.interval().low()).isGreaterThanOrEqualTo(-1);
            assertThat(estimate.interval().high()).isLessThanOrEqualTo(1);
        }
        double few = width(Collections.nCopies(3, MIXED));
        assertThat(width(Collections.nCopies(300, MIXED))).isLessThan(few / 5);
    }

    @Test
    void anEstimateIsThatOfTheVectorsAndNothingElse() {
        Aggregation one = aggregation(1, 0, 0, 0, 0);
        Aggregation other = new Aggregation(new Calibration(MadeUpModel.withAxes(1, 0, 0, 0, 0)), "another text");
        List<float[]> vectors = List.of(MIXED, NOTHING);
        assertThat(one.axis(vectors, axis)).isEqualTo(one.axis(vectors, axis)).isEqualTo(other.axis(vectors, axis));
    }

    @Test
    void innerProductsCountEveryDimension() {
        for (int width = 1; width <= 9; width++) {
            float[] counted = new float[width];
            float[] ones = new float[width];
            Arrays.fill(ones, 1);
            for (int i = 0; i < width; i++) {
                counted[i] = 1 << i;
            }
            assertThat(EncodedAxis.dot(counted, ones)).isEqualTo((1 << width) - 1);
        }
    }

    @Test
    void framesAreIndependentOfEachOther() {
        Calibration calibration = new Calibration(MadeUpModel.withFrames(2, 1));
        double[] logits = new double[10];
        logits[0] = 2 * (Math.log(3) - 1);
        logits[1] = 2 * Math.log(4);
        double[] p = calibration.frameProbabilities(logits);
        assertThat(p[0]).isEqualTo(3 / 4.0, within(CLOSE));
        assertThat(p[1]).isEqualTo(4 / 5.0, within(CLOSE));
        assertThat(p[9]).isEqualTo(1 / 2.0, within(CLOSE));
        assertThat(calibration.frames()).isEqualTo(MadeUpModel.FRAMES);
        assertThat(new Calibration(MadeUpModel.without()).frames()).isEmpty();
    }

    @Test
    void aTextsFramesAreExpectedShares() {
        Aggregation aggregation = new Aggregation(new Calibration(MadeUpModel.withFrames(1, 0)), "seed");
        Map<String, Estimate> frames = aggregation.frames(List.of(framed(0.75f, 0), framed(0.25f, 0), framed(0.5f, 0)));
        assertThat(frames.keySet()).containsExactlyElementsOf(MadeUpModel.FRAMES);
        Estimate economic = frames.get("economic");
        assertThat(economic.value()).isEqualTo(0.5);
        assertThat(economic.n()).isEqualTo(3);
        // Jeffreys' interval of 1.5 in 3, and of none in 3.
        assertThat(economic.interval().low()).isEqualTo(0.094299, within(1e-4));
        assertThat(economic.interval().high()).isEqualTo(0.905701, within(1e-4));
        assertThat(frames.get("morality").interval().low()).isZero();
        assertThat(frames.get("morality").interval().high()).isBetween(0.4, 0.6);
        assertThat(aggregation.frames(List.of())).isEmpty();
        assertThat(new Aggregation(new Calibration(MadeUpModel.without()), "seed").frames(List.of(framed(0, 0))))
                .isEmpty();
    }

    @Test
    void aPoleIsTheDirectionOfItsPhrasesMeanDirection() {
        // Directions (1, 0) and (0.6, 0.8), whatever their lengths: the mean is (0.8, 0.4).
        float[] pole = Pole.of(List.of(phrase(new float[] {5, 0}), phrase(new float[] {0.3f, 0.4f})));
        assertThat(pole)
                .containsExactly(new float[] {(float) (2 / Math.sqrt(5)), (float) (1 / Math.sqrt(5))}, within(1e-6f));
        // A phrase of two windows is one phrase.
        assertThat(Pole.of(List.of(phrase(new float[] {3, 0}, new float[] {0, 4}))))
                .containsExactly(new float[] {0.6f, 0.8f}, within(1e-6f));
        assertThatThrownBy(() -> Pole.of(List.of(phrase(new float[] {1, 0}), phrase(new float[] {-1, 0}))))
                .isInstanceOf(ModelException.class);
    }

    @Test
    void anEncodedAxisIsNotChangedFromOutside() {
        float[] negative = {1, 0, 0};
        EncodedAxis encoded = new EncodedAxis(axis.axis(), axis.model(), negative, axis.positive());
        negative[0] = 9;
        encoded.negative()[0] = 9;
        encoded.positive()[0] = 9;
        assertThat(encoded).isEqualTo(axis).hasSameHashCodeAs(axis);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EncodedAxis(axis.axis(), axis.model(), new float[] {1, 1, 0}, axis.positive()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EncodedAxis(axis.axis(), axis.model(), new float[] {1, 0}, axis.positive()));
        assertThatIllegalArgumentException().isThrownBy(() -> scale(1, 0).read(new float[2], axis));
        assertThat(new EncodedAxis(axis.axis(), axis.model(), axis.positive(), axis.positive()).line())
                .containsExactly(0, 0, 0);
    }

    private double width(List<float[]> vectors) {
        Interval interval =
                aggregation(1, 0, 0, 0, 0).axis(vectors, axis).orElseThrow().interval();
        return interval.high() - interval.low();
    }

    private static AxisScale scale(double scale, double offset) {
        return AxisScale.of(MadeUpModel.withAxes(scale, offset, 0, 0, 0)).orElseThrow();
    }

    private static Aggregation aggregation(double scale, double offset, float... background) {
        return new Aggregation(new Calibration(MadeUpModel.withAxes(scale, offset, background)), "a text");
    }

    private static SentenceReading framed(float first, float others) {
        float[] frames = new float[10];
        Arrays.fill(frames, others);
        frames[0] = first;
        return new SentenceReading(0, 1, false, false, false, 0, new float[3], 0, List.of(), new float[3], frames);
    }

    private static EncodedPassage phrase(float[]... windows) {
        return new EncodedPassage(
                Stream.of(windows)
                        .map(vector -> new EncodedPassage.Window(0, 1, 1, 0, vector, Map.of()))
                        .toList(),
                List.of());
    }
}
