package news.parallax;

import static news.parallax.GatewayRequest.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function that knows its database's user and password by the name of a secret alone. */
@NeedsImage("http")
class DatabaseSecretFunctionIT {
    @TempDir
    Path folder;

    @Test
    void asksForTheSecretAndAgainAfterARotation() throws Exception {
        try (FunctionDatabase database = FunctionDatabase.start(folder);
                DatabaseSecrets secrets = DatabaseSecrets.start(database);
                FunctionRuntime function =
                        FunctionRuntime.start(FunctionRuntime.image("http"), secrets.environment(), List.of())) {
            String key = database.key();
            function.ready();
            assertThat(secrets.asked()).as("before anything wants the database").isFalse();
            assertThat(get("/v1/articles").key(key).to(function).status())
                    .as(function.log())
                    .isEqualTo(200);
            assertThat(secrets.asked()).isTrue();

            execute(
                    database,
                    "alter role current_user password 'after'; select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where usename = current_user and pid <> pg_backend_pid()");
            secrets.rotate("after");
            Thread.sleep(200);
            assertThat(get("/v1/articles").key(key).to(function).status())
                    .as(function.log())
                    .isEqualTo(200);
            assertThat(function.log()).doesNotContain(database.password());
        }
    }

    private static void execute(FunctionDatabase database, String sql) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:" + database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
