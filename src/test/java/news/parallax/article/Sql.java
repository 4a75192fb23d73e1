package news.parallax.article;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import news.parallax.measure.CurrentModel;
import news.parallax.model.ModelId;

/** What stands in the database, asked apart from the service's own way to it. */
public final class Sql {
    private Sql() {}

    public static List<Long> longs(String query, Object... values) {
        return column(query, Long.class, values);
    }

    public static List<String> strings(String query, Object... values) {
        return column(query, String.class, values);
    }

    public static int change(String statement, Object... values) {
        try (Connection connection = dataSource().getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }

    /** Forgets what other tests have stored, for those that look at all there is. */
    public static void noArticles() {
        change("delete from article");
    }

    /** Makes an article's scores those of another model version, {@code 0.0.1-other}. */
    public static void otherModel(UUID article) {
        CurrentModel now = Arc.container().instance(CurrentModel.class).get();
        ModelId id = new ModelId(
                now.id().name(), "0.0.1-other", "sha256:other", now.id().precision());
        UUID other = ModelVersion.key(id);
        change(
                "insert into model_version values (?, ?, ?, ?, ?, ?, timestamptz '2026-01-01') on conflict do nothing",
                other,
                id.name(),
                id.version(),
                id.hash(),
                id.precision(),
                now.json());
        change("delete from sentence_vectors where article_id = ?", article);
        change("update score set model_id = ? where article_id = ?", other, article);
    }

    private static <T> List<T> column(String query, Class<T> type, Object... values) {
        try (Connection connection = dataSource().getConnection();
                PreparedStatement prepared = connection.prepareStatement(query)) {
            bind(prepared, values);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, type));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    private static void bind(PreparedStatement prepared, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, values[i]);
        }
    }

    private static AgroalDataSource dataSource() {
        return Arc.container().instance(AgroalDataSource.class).get();
    }
}
