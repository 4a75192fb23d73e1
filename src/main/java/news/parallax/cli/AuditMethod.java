package news.parallax.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.parallax.measure.Measure;

/** How the rows of an audit become figures. */
interface AuditMethod {
    /** @return by name, in the order to be shown; parts of a name are divided by full stops, the measure first */
    Map<String, Figure> figures(List<AuditRow> rows, AuditScorer scorer);

    /** A measure that not every model has, without which there is nothing to ask. */
    default Optional<Measure> needs() {
        return Optional.empty();
    }
}
