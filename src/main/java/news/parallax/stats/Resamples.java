package news.parallax.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.apache.commons.rng.UniformRandomProvider;

/** Bootstrap draws of rows that come in groups: as many groups as there are, each drawn with replacement. */
final class Resamples {
    private final List<List<Integer>> groups;
    private final double[] weights;
    private final int draws;

    /** @param weights by row; a row drawn twice weighs twice as much */
    Resamples(List<Classified> rows, double[] weights, int draws) {
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            members.computeIfAbsent(rows.get(i).group(), g -> new ArrayList<>()).add(i);
        }
        this.groups = List.copyOf(members.values());
        this.weights = weights;
        this.draws = draws;
    }

    int draws() {
        return draws;
    }

    /** Hands on each draw's weights by row, and its number from 0; the array is used again for the next. */
    void each(long seed, ObjIntConsumer<double[]> draw) {
        UniformRandomProvider random = Seeds.random(seed);
        double[] resampled = new double[weights.length];
        for (int d = 0; d < draws; d++) {
            Arrays.fill(resampled, 0);
            for (int g = 0; g < groups.size(); g++) {
                for (int i : groups.get(random.nextInt(groups.size()))) {
                    resampled[i] += weights[i];
                }
            }
            draw.accept(resampled, d);
        }
    }
}
