package news.parallax.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import news.parallax.measure.Calibration;
import news.parallax.measure.Measure;
import news.parallax.model.ModelDescription;
import news.parallax.model.ModelId;

/**
 * {@code evaluate frames}: which frames are found in texts, in the words of whoever labelled them.
 *
 * <p>A row is {@code {text, labels: [..]}}; an empty list says that there is no frame, null that nobody looked. Labels
 * are frames, or those of other sets, which {@link FrameLabels} maps. A label is predicted where the text's value for
 * its frame reaches the model's threshold: so two labels of one frame are predicted together, and what tells them apart
 * counts as an error. Labels without a frame are counted and nothing else.
 */
final class FrameEvaluation implements Evaluation {
    private final Function<List<LabelledFile.Row>, List<FrameReading>> reader;
    private final FrameTally tally;
    private final ObjectMapper json;

    /** @param reader one reading for each row, by the path that serves */
    FrameEvaluation(
            Function<List<LabelledFile.Row>, List<FrameReading>> reader,
            FrameLabels labels,
            ModelDescription.Threshold threshold,
            ObjectMapper json) {
        this.reader = reader;
        this.tally = new FrameTally(labels, threshold);
        this.json = json;
    }

    @Override
    public String label() {
        return "frames";
    }

    @Override
    public boolean measuredBy(Calibration model) {
        return model.measures(Measure.FRAMES);
    }

    @Override
    public boolean labelled(LabelledFile.Row row) {
        return row.has("labels");
    }

    @Override
    public void skip() {
        tally.skip();
    }

    @Override
    public int together() {
        return 128;
    }

    @Override
    public List<ObjectNode> score(List<LabelledFile.Row> rows) {
        List<Set<String>> labels = rows.stream()
                .map(row -> labelled(row) ? Set.copyOf(row.strings("labels")) : Set.<String>of())
                .toList();
        List<FrameReading> readings = reader.apply(rows);
        List<ObjectNode> lines = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            if (labelled(rows.get(i))) {
                tally.add(labels.get(i), readings.get(i));
            } else {
                tally.skip();
            }
            ObjectNode line = json.createObjectNode();
            line.set("labels", rows.get(i).field("labels"));
            ArrayNode probabilities = line.putArray("probabilities");
            for (double value : readings.get(i).values()) {
                probabilities.add(value);
            }
            tally.frames(readings.get(i)).forEach(line.putArray("frames")::add);
            lines.add(line.put("abstained", readings.get(i).withheld().isPresent()));
        }
        return lines;
    }

    @Override
    public ObjectNode figures(ModelId model) {
        ObjectNode figures = json.createObjectNode();
        figures.put("measure", label());
        figures.set("model", json.valueToTree(model));
        tally.addTo(figures);
        return figures;
    }
}
