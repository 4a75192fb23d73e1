package news.parallax.platform;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** A process that starts a database, writes to it, says so and stays: to be killed. */
final class DatabaseHolder {
    private DatabaseHolder() {}

    public static void main(String[] words) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(
                Path.of(words[0]),
                words.length > 2 && words[2].equals("command") ? FolderLock.Holder.COMMAND : FolderLock.Holder.SERVICE);
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS kept (line text)");
            statement.execute("INSERT INTO kept VALUES ('" + words[1] + "')");
            System.out.println("written " + database.jdbcUrl());
            Thread.sleep(60_000);
        }
    }

    static Connection connect(EmbeddedDatabase database) throws Exception {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
