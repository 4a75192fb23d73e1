package news.parallax.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import news.parallax.measure.Calibration;
import news.parallax.model.ModelId;

/** One measure's way from labelled rows to figures. */
interface Evaluation {
    /** The measure's name on the command line. */
    String label();

    boolean measuredBy(Calibration model);

    /** @throws CommandException when the row's label cannot be read */
    boolean labelled(LabelledFile.Row row);

    /** Counts a row that has no label and is not scored. */
    void skip();

    /** How many rows are read at once: enough to fill batches, few enough to be held. */
    int together();

    /**
     * Scores rows by the path that serves and counts those that are labelled.
     *
     * @return for each row, in order, what {@code --predictions} writes
     * @throws CommandException when a row is wrong
     */
    List<ObjectNode> score(List<LabelledFile.Row> rows);

    /** @throws CommandException when no row was labelled */
    ObjectNode figures(ModelId model);
}
