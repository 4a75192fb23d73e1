package news.parallax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database of an earlier release, with articles in it, goes on as it is. */
class MigrationsTest {
    private static final String SCHEMA = "earlier";
    private static final List<String> TABLES =
            List.of("model_version", "article", "article_text", "score", "sentence_vectors");

    @Test
    void whatWasStoredBeforeStoriesAndRescoringsStays() throws Exception {
        Map<String, String> database = new EmbeddedDatabaseResource().start();
        try (Connection connection = DriverManager.getConnection(
                database.get("quarkus.datasource.jdbc.url"),
                database.get("quarkus.datasource.username"),
                database.get("quarkus.datasource.password"))) {
            change(connection, "drop schema if exists " + SCHEMA + " cascade");
            migrate(database, "2");
            change(connection, "set search_path to " + SCHEMA);
            JsonNode then;
            try (InputStream in = getClass().getResourceAsStream("article/stored-by-1.0.0.json")) {
                then = new ObjectMapper().readTree(in);
            }
            for (String table : TABLES) {
                fill(connection, table, then.get(table).toString());
            }
            // A name of the greatest length, since names of stories are indexed from then on.
            change(connection, "update article set story = repeat('ŵ ', 99) || 'x'");
            List<String> before = rows(connection);

            migrate(database, "latest");

            assertThat(rows(connection)).isNotEmpty().isEqualTo(before);
            change(connection, "insert into article_signatures select id, ''::bytea from article");
            change(connection, "insert into article_topic select id, published_at, 1, ''::bytea from article");
            change(
                    connection,
                    "insert into rescoring (id, kind, fingerprint, status, created_at, takes, errors_in_row, total, done,"
                            + " already, skipped, failed, worked_ms) values (gen_random_uuid(), 'model', 'x', 'queued', now(),"
                            + " 0, 0, 1, 0, 0, 0, 0, 0)");
            change(
                    connection,
                    "insert into rescoring_left_out select r.id, a.id, 'skipped', 'no text', null from rescoring r, article a");
            change(connection, "delete from article");
            assertThat(strings(
                            connection,
                            "select article_id::text from article_signatures union all select article_id::text from"
                                    + " article_topic union all select article_id::text from rescoring_left_out"))
                    .as("what is kept of an article goes with it")
                    .isEmpty();
            change(connection, "drop schema " + SCHEMA + " cascade");
        }
    }

    private static void migrate(Map<String, String> database, String target) {
        Flyway.configure()
                .dataSource(
                        database.get("quarkus.datasource.jdbc.url"),
                        database.get("quarkus.datasource.username"),
                        database.get("quarkus.datasource.password"))
                .schemas(SCHEMA)
                .target(target)
                .load()
                .migrate();
    }

    private static List<String> rows(Connection connection) throws SQLException {
        StringBuilder all = new StringBuilder();
        for (String table : TABLES) {
            all.append(all.isEmpty() ? "" : " union all ")
                    .append("select to_json(t)::text from ")
                    .append(table)
                    .append(" t");
        }
        return strings(connection, all.toString());
    }

    private static void fill(Connection connection, String table, String row) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into " + table + " select * from json_populate_record(null::" + table + ", ?::json)")) {
            insert.setString(1, row);
            insert.executeUpdate();
        }
    }

    private static void change(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
