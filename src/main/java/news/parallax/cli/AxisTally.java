package news.parallax.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import news.parallax.measure.AxisReading;
import news.parallax.stats.RankArea;

/** What was said of one axis's labelled sentences. */
final class AxisTally {
    private final String name;
    private final List<AxisReading> places = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    AxisTally(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    int rows() {
        return places.size();
    }

    /** @param label −1, 0, 1 */
    void add(AxisReading place, int label) {
        places.add(place);
        labels.add(label);
    }

    /** How often the value of a sentence for the positive pole lies above that of one for the negative. */
    Optional<RankArea> auc() {
        return RankArea.of(
                numbers(label -> label == 1, AxisReading::value), numbers(label -> label == -1, AxisReading::value));
    }

    /** How often the intensity of a sentence for either pole lies above that of a neutral one. */
    Optional<RankArea> intensityAuc() {
        return RankArea.of(
                numbers(label -> label != 0, AxisReading::intensity),
                numbers(label -> label == 0, AxisReading::intensity));
    }

    void addTo(ObjectNode figures) {
        figures.put("n", rows());
        figures.put("negative", count(-1)).put("neutral", count(0)).put("positive", count(1));
        auc().ifPresent(auc -> Numbers.put(figures, "auc", auc.value(), auc.interval()));
        intensityAuc().ifPresent(auc -> Numbers.put(figures, "intensity_auc", auc.value(), auc.interval()));
    }

    private int count(int label) {
        return numbers(other -> other == label, AxisReading::value).length;
    }

    private double[] numbers(IntPredicate labelled, ToDoubleFunction<AxisReading> number) {
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if (labelled.test(labels.get(i))) {
                numbers.add(number.applyAsDouble(places.get(i)));
            }
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
