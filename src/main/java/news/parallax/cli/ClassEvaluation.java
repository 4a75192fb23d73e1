package news.parallax.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import news.parallax.measure.Calibration;
import news.parallax.measure.Scorer;
import news.parallax.model.ModelId;
import news.parallax.stats.Classification;
import news.parallax.stats.Classified;
import news.parallax.stats.Seeds;

/** {@code evaluate} of a measure whose rows each have one of two or three labels. */
final class ClassEvaluation implements Evaluation {
    private final Task task;
    private final Scorer scorer;
    private final ObjectMapper json;
    private final List<Classified> rows = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private final List<String> outlets = new ArrayList<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private int skipped;
    private int abstained;

    ClassEvaluation(Task task, Scorer scorer, ObjectMapper json) {
        this.task = task;
        this.scorer = scorer;
        this.json = json;
    }

    @Override
    public String label() {
        return task.label();
    }

    @Override
    public boolean measuredBy(Calibration model) {
        return model.measures(task.measure());
    }

    @Override
    public boolean labelled(LabelledFile.Row row) {
        return task.label(row).isPresent();
    }

    @Override
    public void skip() {
        skipped++;
    }

    @Override
    public int together() {
        return task.together();
    }

    @Override
    public List<ObjectNode> score(List<LabelledFile.Row> scored) {
        List<Task.Guess> guesses = task.guess(scored, scorer);
        List<ObjectNode> lines = new ArrayList<>(guesses.size());
        for (int i = 0; i < guesses.size(); i++) {
            Task.Guess guess = guesses.get(i);
            Optional<Integer> label = task.label(scored.get(i));
            add(scored.get(i), guess, label);
            ObjectNode line = json.createObjectNode();
            line.put("label", label.map(index -> index + task.lowestLabel()).orElse(null));
            ArrayNode probabilities = line.putArray("probabilities");
            for (double p : guess.probabilities()) {
                probabilities.add(p);
            }
            lines.add(line.put("abstained", guess.abstained()));
        }
        return lines;
    }

    private void add(LabelledFile.Row row, Task.Guess guess, Optional<Integer> label) {
        if (label.isEmpty()) {
            skipped++;
            return;
        }
        abstained += guess.abstained() ? 1 : 0;
        guess.withheld().ifPresent(reason -> reasons.merge(reason, 1, Integer::sum));
        // An outlet's articles stand or fall together; a sentence stands for itself.
        String group = task == Task.LEAN
                ? Optional.ofNullable(row.optional("domain"))
                        .or(() -> Optional.ofNullable(row.optional("outlet")))
                        .orElseThrow(() -> row.wrong("needs a \"domain\" or an \"outlet\""))
                : Integer.toString(rows.size());
        rows.add(new Classified(guess.probabilities(), label.get(), group));
        sources.add(Optional.ofNullable(row.optional("source")).orElse(""));
        outlets.add(Optional.ofNullable(row.optional("outlet")).orElse(""));
    }

    @Override
    public ObjectNode figures(ModelId model) {
        ObjectNode figures = json.createObjectNode();
        figures.put("measure", task.label());
        figures.set("model", json.valueToTree(model));
        figures.put("rows", rows.size());
        figures.put("skipped", skipped);
        figures.put("abstained", abstained);
        if (!reasons.isEmpty()) {
            figures.set("abstained_reasons", json.valueToTree(reasons));
        }
        if (rows.isEmpty()) {
            throw new CommandException("there are no labelled rows to evaluate on");
        }
        describe(figures, rows);
        if (task == Task.LOADED_LANGUAGE) {
            new IntervalCoverage(rows, outlets).addTo(figures, json);
        }
        List<String> distinct = sources.stream().distinct().sorted().toList();
        if (distinct.size() > 1) {
            ObjectNode bySource = figures.putObject("by_source");
            for (String source : distinct) {
                List<Classified> own = new ArrayList<>();
                for (int i = 0; i < rows.size(); i++) {
                    if (sources.get(i).equals(source)) {
                        own.add(rows.get(i));
                    }
                }
                describe(bySource.putObject(source).put("rows", own.size()), own);
            }
        }
        return figures;
    }

    private void describe(ObjectNode figures, List<Classified> rows) {
        boolean byOutlet = task == Task.LEAN;
        new ClassFigures(task.classes(), Seeds.of("evaluate", task.label()))
                .addTo(figures, byOutlet ? Classification.ofGroups(rows) : Classification.ofRows(rows));
        if (byOutlet) {
            Classification plain = Classification.ofRows(rows);
            figures.put(
                    "outlets", rows.stream().map(Classified::group).distinct().count());
            figures.put("weighting", "outlets equally");
            figures.put("macro_f1_rows_equally", Numbers.rounded(plain.macroF1()));
            figures.put("accuracy_rows_equally", Numbers.rounded(plain.accuracy()));
        }
    }
}
