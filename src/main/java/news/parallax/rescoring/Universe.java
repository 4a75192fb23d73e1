package news.parallax.rescoring;

import java.util.LinkedHashMap;
import java.util.Map;

/** The articles that a job goes over: those that it selects and that were there when it was posted. */
final class Universe {
    private static final String ASKED =
            " and exists (select 1 from article_axis x join axis v on v.version = x.axis_version"
                    + " where x.article_id = a.id and v.name = :axisName)";

    private Universe() {}

    /** In SQL, of an article {@code a}, with the names of {@link #values}. */
    static String condition(RescoringRow row) {
        return row.selection().condition() + " and a.created_at <= :created" + (row.ofModel() ? "" : ASKED);
    }

    static Map<String, Object> values(RescoringRow row) {
        Map<String, Object> values = new LinkedHashMap<>(row.selection().values());
        values.put("created", row.createdAt);
        if (!row.ofModel()) {
            values.put("axisName", row.axisName);
        }
        return values;
    }
}
