package news.parallax.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import news.parallax.measure.SentenceReading;
import news.parallax.stats.PseudoValues;
import org.jspecify.annotations.Nullable;

/**
 * One outlet in one measure, ready to be compared.
 *
 * @param units its sentences, sorted, so that their order plays no part
 */
record Side(String outlet, List<Unit> units) {
    private static final Comparator<Unit> ORDER =
            Comparator.comparingDouble(Unit::number).thenComparingDouble(Unit::alone);

    /**
     * A sentence.
     *
     * @param number whose mean over all sentences is the outlet's value
     * @param alone the measure of this sentence alone
     * @param spot in a passage that several outlets printed; null elsewhere
     */
    record Unit(double number, double alone, Copies.@Nullable Spot spot) {}

    static Side of(Outlet outlet, Statistic statistic, Copies copies) {
        List<SentenceReading> sentences = outlet.sentences(statistic.measure()).stream()
                .filter(statistic::covers)
                .toList();
        if (sentences.isEmpty()) {
            return new Side(outlet.name(), List.of());
        }
        double[] numbers = PseudoValues.of(
                sentences.stream().map(statistic::features).toArray(double[][]::new), statistic.value());
        List<Unit> units = new ArrayList<>(sentences.size());
        for (int i = 0; i < numbers.length; i++) {
            SentenceReading sentence = sentences.get(i);
            units.add(new Unit(numbers[i], statistic.of(sentence), copies.of(sentence)));
        }
        units.sort(ORDER);
        return new Side(outlet.name(), units);
    }

    int n() {
        return units.size();
    }

    /** The outlet's value. */
    double value() {
        return units.stream().mapToDouble(Unit::number).sum() / n();
    }

    /** The passages shared with any other outlet in which some of its sentences stand. */
    Set<Integer> passages() {
        return units.stream()
                .filter(unit -> unit.spot() != null)
                .map(unit -> unit.spot().passage())
                .collect(Collectors.toSet());
    }

    /**
     * Sentences that stand in none of these passages. One that the outlet printed several times, in a passage shared
     * with a third outlet, is one unit: the mean of its copies.
     */
    List<Unit> outside(Set<Integer> passages) {
        List<Unit> free = new ArrayList<>();
        Map<Copies.Spot, List<Unit>> printed =
                new TreeMap<>(Comparator.comparingInt(Copies.Spot::passage).thenComparingInt(Copies.Spot::sentence));
        for (Unit unit : units) {
            if (unit.spot() == null) {
                free.add(unit);
            } else if (!passages.contains(unit.spot().passage())) {
                printed.computeIfAbsent(unit.spot(), spot -> new ArrayList<>()).add(unit);
            }
        }
        printed.forEach((spot, all) -> free.add(new Unit(
                all.stream().mapToDouble(Unit::number).average().orElseThrow(),
                all.stream().mapToDouble(Unit::alone).average().orElseThrow(),
                spot)));
        // Passages are numbered by their articles' ids, which are others in another database.
        free.sort(ORDER);
        return free;
    }
}
