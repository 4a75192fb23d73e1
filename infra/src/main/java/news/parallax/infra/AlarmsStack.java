package news.parallax.infra;

import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** What somebody must hear of, by mail: each alarm says what to do. */
public final class AlarmsStack extends Stack {
    private static final MetricOptions SUM =
            MetricOptions.builder().period(Duration.minutes(5)).statistic("Sum").build();
    private static final MetricOptions MAXIMUM = MetricOptions.builder()
            .period(Duration.minutes(5))
            .statistic("Maximum")
            .build();

    private final Settings settings;
    private final Topic topic;

    AlarmsStack(
            Construct scope,
            String id,
            StackProps props,
            Settings settings,
            Surroundings surroundings,
            ApiStack api,
            WorkerStack workers,
            CorpusStack corpus) {
        super(scope, id, props);
        this.settings = settings;
        topic = Topic.Builder.create(this, "Alarms")
                .topicName(settings.name("alarms"))
                .masterKey(AlarmKey.create(this))
                .enforceSsl(true)
                .build();
        if (!settings.alarmMail().isEmpty()) {
            topic.addSubscription(new EmailSubscription(settings.alarmMail()));
        }
        StorageStack storage = surroundings.storage();
        alarm(
                "dead-letters",
                storage.deadLetters.metricApproximateNumberOfMessagesVisible(MAXIMUM),
                1,
                1,
                "Messages failed for good: their reason is with them. Mend, then redrive.");
        alarm(
                "waiting",
                storage.articles.metricApproximateAgeOfOldestMessage(MAXIMUM),
                3600,
                2,
                "An article has waited for an hour: raise queue-concurrency, or wait.");
        Map.of("http", api.http, "worker", workers.queue, "corpus", workers.corpus)
                .forEach(this::function);
        alarm(
                "answers-5xx",
                api.api.metricServerError(SUM),
                5,
                2,
                "The API failed its callers: see the access log, then the function's.");
        alarm(
                "map-failures",
                corpus.machine.metricFailed(SUM),
                1,
                1,
                "A corpus was not finished: the execution names the batches, redrive it.");
        alarm("map-timeouts", corpus.machine.metricTimedOut(SUM), 1, 1, "A corpus took more than a week.");
        database(surroundings.database());
        CfnOutput.Builder.create(this, "Topic").value(topic.getTopicArn()).build();
    }

    private void function(String name, ContainerFunction function) {
        alarm(
                name + "-errors",
                function.live.metricErrors(SUM),
                1,
                1,
                "A call was ended or threw: its log says which. After a deployment, roll back.");
        alarm(
                name + "-throttles",
                function.live.metricThrottles(SUM),
                10,
                3,
                "More calls than set aside for it: raise " + name + "'s concurrency if the database has room.");
    }

    private void database(DatabaseStack database) {
        alarm(
                "database-capacity",
                database.cluster.metricACUUtilization(MAXIMUM),
                90,
                3,
                "Aurora is near max-capacity for a quarter of an hour: raise it, or lower concurrency.");
        Map<String, String> proxy = Map.of("ProxyName", database.proxy.getDbProxyName());
        alarm(
                "database-connections",
                Metric.Builder.create()
                        .namespace("AWS/RDS")
                        .metricName("DatabaseConnectionsBorrowLatency")
                        .dimensionsMap(proxy)
                        .period(Duration.minutes(5))
                        .statistic("Average")
                        .build(),
                // In microseconds.
                1_000_000,
                2,
                "Functions wait a second for a connection: the database is too small for their number.");
    }

    private void alarm(String name, IMetric metric, Number from, int periods, String description) {
        Alarm alarm = Alarm.Builder.create(this, name)
                .alarmName(settings.name(name))
                .alarmDescription(description)
                .metric(metric)
                .threshold(from)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(periods)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        alarm.addAlarmAction(new SnsAction(topic));
    }
}
