package news.parallax.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import news.parallax.stats.Bounds;
import news.parallax.stats.Classification;
import news.parallax.stats.Confusion;

/**
 * Figures of labels that exclude each other.
 *
 * @param classes their names, lowest label first
 * @param seed of everything that is drawn
 */
record ClassFigures(List<String> classes, long seed) {
    void addTo(ObjectNode figures, Classification all) {
        Numbers.put(figures, "macro_f1", all.macroF1(), all.macroF1Interval(seed));
        figures.put("accuracy", Numbers.rounded(all.accuracy()));
        figures.put("ece", Numbers.rounded(all.ece()));
        figures.put("ece_perfect_q95", Numbers.rounded(all.ecePerfect(seed)));
        all.auc().ifPresent(auc -> figures.put("auc", Numbers.rounded(auc)));
        addTo(figures, all.confusion(seed));
    }

    /** What was taken for what, by true class and then by predicted class; and the diagonal again, as recall. */
    private void addTo(ObjectNode figures, Confusion confusion) {
        ObjectNode recall = figures.putObject("recall");
        ObjectNode matrix = figures.putObject("confusion");
        for (int k = 0; k < classes.size(); k++) {
            if (confusion.has(k)) {
                ObjectNode row = matrix.putObject(classes.get(k));
                for (int j = 0; j < classes.size(); j++) {
                    share(
                            row.putObject(classes.get(j)),
                            confusion.shares()[k][j],
                            confusion.intervals()[k][j]);
                }
                ObjectNode own =
                        recall.putObject(classes.get(k)).put("rows", confusion.rows()[k]);
                share(own, confusion.shares()[k][k], confusion.intervals()[k][k]);
            }
        }
    }

    private static void share(ObjectNode to, double value, Bounds interval) {
        to.put("value", Numbers.rounded(value));
        Numbers.interval(to, "interval", interval);
    }
}
