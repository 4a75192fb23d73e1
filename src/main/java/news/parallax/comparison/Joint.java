package news.parallax.comparison;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The sentences in passages that both outlets of a pair printed: units that stand on both sides at once. The k-th
 * sentence of a passage in one outlet belongs to the k-th in the other, and what one of them has more to the last; what
 * an outlet printed several times is added to the same unit.
 *
 * @param passages in which either has a sentence
 * @param variance of what they together add to the difference of the outlets' values
 */
record Joint(Set<Integer> passages, double variance) {
    static Joint of(Side a, Side b) {
        Set<Integer> both = new HashSet<>(a.passages());
        both.retainAll(b.passages());
        if (both.isEmpty()) {
            return new Joint(both, 0);
        }
        Map<Integer, Integer> lastOfA = last(a);
        Map<Integer, Integer> lastOfB = last(b);
        Map<Copies.Spot, Double> added =
                new TreeMap<>(Comparator.comparingInt(Copies.Spot::passage).thenComparingInt(Copies.Spot::sentence));
        for (Side side : new Side[] {a, b}) {
            double weight = (side == a ? 1.0 : -1.0) / side.n();
            for (Side.Unit unit : side.units()) {
                if (unit.spot() != null && both.contains(unit.spot().passage())) {
                    int passage = unit.spot().passage();
                    int last = Math.min(lastOfA.get(passage), lastOfB.get(passage));
                    Copies.Spot spot =
                            new Copies.Spot(passage, Math.min(last, unit.spot().sentence()));
                    added.merge(spot, weight * unit.number(), Double::sum);
                }
            }
        }
        return new Joint(both, variance(added, a.value() / a.n() - b.value() / b.n()));
    }

    private static Map<Integer, Integer> last(Side side) {
        Map<Integer, Integer> last = new TreeMap<>();
        for (Side.Unit unit : side.units()) {
            if (unit.spot() != null) {
                last.merge(unit.spot().passage(), unit.spot().sentence(), Math::max);
            }
        }
        return last;
    }

    /** @param usual what a sentence on both sides would add if it were as all others; stands in where there is one */
    private static double variance(Map<Copies.Spot, Double> added, double usual) {
        int n = added.size();
        double mean = n > 1 ? added.values().stream().mapToDouble(x -> x).sum() / n : usual;
        double scatter = added.values().stream()
                .mapToDouble(x -> (x - mean) * (x - mean))
                .sum();
        return n > 1 ? scatter * n / (n - 1) : scatter;
    }
}
