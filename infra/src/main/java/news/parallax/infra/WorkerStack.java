package news.parallax.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.targets.LambdaInvoke;
import software.constructs.Construct;

/**
 * The worker twice, out of one image: for the queue, and for corpora and background jobs. Apart, because either would
 * otherwise take the other's share of concurrent calls, and because a message must not be invisible for six times 15
 * minutes.
 */
public final class WorkerStack extends Stack {
    /** Messages of one call: encoded together. */
    static final int MESSAGES = 20;
    /** How often the database is asked for background jobs, in minutes. */
    static final int BACKGROUND = 15;

    final ContainerFunction queue;
    final ContainerFunction corpus;

    WorkerStack(Construct scope, String id, StackProps props, Settings settings, Surroundings surroundings) {
        super(scope, id, props);
        StorageStack storage = surroundings.storage();
        Map<String, String> environment = Map.of("PARALLAX_DEAD_LETTER_QUEUE", storage.deadLetters.getQueueUrl());
        queue = new ContainerFunction(
                this,
                "Queue",
                settings,
                surroundings,
                new ContainerFunction.Design(
                        "worker",
                        surroundings.repositories().worker,
                        StorageStack.WORKER_TIMEOUT,
                        settings.traffic().queue(),
                        ContainerFunction.MEMORY,
                        environment));
        queue.live.addEventSource(SqsEventSource.Builder.create(storage.articles)
                .batchSize(MESSAGES)
                .maxBatchingWindow(Duration.seconds(5))
                .maxConcurrency(settings.traffic().queue())
                .reportBatchItemFailures(true)
                .build());
        corpus = new ContainerFunction(
                this,
                "Corpus",
                settings,
                surroundings,
                new ContainerFunction.Design(
                        "corpus",
                        surroundings.repositories().worker,
                        Duration.minutes(15),
                        settings.traffic().corpus(),
                        ContainerFunction.MEMORY,
                        environment));
        for (ContainerFunction worker : List.of(queue, corpus)) {
            FunctionRole.allow(worker.role, List.of("sqs:SendMessage"), storage.deadLetters.getQueueArn());
        }
        FunctionRole.allow(corpus.role, List.of("s3:PutObject"), storage.corpora.arnForObjects("*.scores/*"));
        Schedule.Builder.create(this, "Background")
                .description("Works on what the service left in the database to be done")
                .schedule(ScheduleExpression.rate(Duration.minutes(BACKGROUND)))
                .target(LambdaInvoke.Builder.create(corpus.live)
                        .input(ScheduleTargetInput.fromObject(Map.of("job", "background")))
                        // The next one comes by itself.
                        .retryAttempts(0)
                        .maxEventAge(Duration.minutes(5))
                        .build())
                .build();
    }
}
