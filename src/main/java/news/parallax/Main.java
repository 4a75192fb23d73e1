package news.parallax;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;
import news.parallax.article.Retain;
import news.parallax.cli.CommandLineTool;
import news.parallax.platform.DatabaseSettings;
import news.parallax.platform.EmbeddedDatabase;
import news.parallax.platform.StartupConfig;
import news.parallax.platform.StartupRefused;

/**
 * Where the process begins: without a word behind the jar it serves, with one it is a tool.
 *
 * <p>What it decides has to stand before Quarkus reads its configuration: which database there is
 * ({@link DatabaseSettings}), or that a command needs neither database nor port ({@link CommandLineTool}).
 */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... words) {
        if (words.length > 0) {
            try {
                stopLast(CommandLineTool.prepare(words));
            } catch (StartupRefused refused) {
                refuse(refused, CommandLineTool.refused(words));
            }
            Quarkus.run(CommandLineTool.class, words);
            return;
        }
        try {
            StartupConfig.read().getOptionalValue(Retain.SETTING, String.class).ifPresent(Retain::setting);
            stopLast(DatabaseSettings.complete());
        } catch (StartupRefused refused) {
            refuse(refused, 1);
        }
        Quarkus.run();
    }

    private static void refuse(StartupRefused refused, int code) {
        System.err.println("parallax: " + refused.getMessage());
        System.exit(code);
    }

    private static void stopLast(Optional<EmbeddedDatabase> started) {
        started.ifPresent(database -> Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            awaitService();
                            database.close();
                        },
                        "stop-database")));
    }

    /** Requests in flight end, and the pools close, before the database does; hooks run side by side. */
    private static void awaitService() {
        Application service = Application.currentApplication();
        if (service == null) {
            return;
        }
        Thread waiting = new Thread(service::awaitShutdown, "await-service");
        waiting.setDaemon(true);
        waiting.start();
        try {
            waiting.join(15_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
