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

/** What stands in the database, asked apart from the service's own way to it. */
final class Sql {
    private Sql() {}

    static List<Long> longs(String query, Object... values) {
        return column(query, Long.class, values);
    }

    static List<String> strings(String query, Object... values) {
        return column(query, String.class, values);
    }

    static int change(String statement, Object... values) {
        try (Connection connection = dataSource().getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }

    /** Makes an article's scores those of another model version, {@code 0.0.1-other}. */
    static void otherModel(UUID article) {
        UUID other = UUID.nameUUIDFromBytes("other".getBytes());
        change(
                "insert into model_version select ?, name, '0.0.1-other', 'sha256:other', arithmetic, model_json, first_used"
                        + " from model_version limit 1 on conflict do nothing",
                other);
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
