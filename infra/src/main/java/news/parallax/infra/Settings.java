package news.parallax.infra;

import java.math.BigDecimal;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Node;

/**
 * What an operator chooses: {@code cdk.json} holds the values, {@code -c name=value} on the command line overrides one.
 *
 * @param stage goes into every name, so that two installations fit into one account
 * @param costCentre the tag by which a bill is divided
 * @param images the tag that the images were pushed with; empty before there are any
 * @param alarmMail who hears of alarms; empty for nobody yet
 * @param s3PrefixList the region's list of S3 addresses; empty lets the functions open port 443 to where no route leads
 * @param capacity of the database
 * @param traffic what is let in at once
 * @param logDays how long logs are kept
 * @param backupDays how far back the database can be restored, 1 to 35
 */
public record Settings(
        String stage,
        String costCentre,
        String images,
        String alarmMail,
        String s3PrefixList,
        Capacity capacity,
        Traffic traffic,
        RetentionDays logDays,
        int backupDays) {

    /**
     * Aurora capacity units, each about 2 GiB of memory and a quarter of a processor.
     *
     * @param min what is paid for always
     * @param max what is never exceeded
     */
    public record Capacity(BigDecimal min, BigDecimal max) {
        public Capacity {
            if (min.compareTo(new BigDecimal("0.5")) < 0) {
                throw new IllegalArgumentException(
                        "min-capacity must be 0.5 or more: the proxy's connections keep a database of 0 awake");
            }
            if (max.compareTo(min) < 0 || max.compareTo(new BigDecimal("256")) > 0) {
                throw new IllegalArgumentException("max-capacity must lie between min-capacity and 256");
            }
        }
    }

    /**
     * Limits, each of them a shield of the database.
     *
     * @param requestsPerSecond of the API, sustained
     * @param burst of the API, at once
     * @param http functions that answer requests at once
     * @param queue functions that work on the queue at once, 2 or more
     * @param corpus functions that work on corpora and background jobs at once
     */
    public record Traffic(int requestsPerSecond, int burst, int http, int queue, int corpus) {
        public Traffic {
            if (requestsPerSecond < 1 || burst < 1 || http < 1 || queue < 2 || corpus < 2) {
                throw new IllegalArgumentException("limits must be 1 or more, of the queue and of corpora 2 or more");
            }
        }
    }

    public Settings {
        if (!stage.matches("[a-z][a-z0-9]{0,15}")) {
            throw new IllegalArgumentException("stage must be up to 16 lower-case letters and digits: " + stage);
        }
        if (backupDays < 1 || backupDays > 35) {
            throw new IllegalArgumentException("backup-days must lie between 1 and 35");
        }
    }

    /** Reads the context of an app. */
    public static Settings of(Node node) {
        return new Settings(
                text(node, "stage"),
                text(node, "cost-centre"),
                text(node, "images"),
                text(node, "alarm-mail"),
                text(node, "s3-prefix-list"),
                new Capacity(new BigDecimal(text(node, "min-capacity")), new BigDecimal(text(node, "max-capacity"))),
                new Traffic(
                        number(node, "requests-per-second"),
                        number(node, "burst"),
                        number(node, "http-concurrency"),
                        number(node, "queue-concurrency"),
                        number(node, "corpus-concurrency")),
                Logs.days(number(node, "log-days")),
                number(node, "backup-days"));
    }

    /** A name of this installation: {@code parallax-STAGE-NAME}. */
    public String name(String name) {
        return "parallax-" + stage + "-" + name;
    }

    private static int number(Node node, String name) {
        return Integer.parseInt(text(node, name));
    }

    private static String text(Node node, String name) {
        Object value = node.tryGetContext(name);
        if (value == null) {
            throw new IllegalArgumentException("cdk.json lacks " + name);
        }
        return value.toString();
    }
}
