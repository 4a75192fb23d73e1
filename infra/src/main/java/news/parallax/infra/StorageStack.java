package news.parallax.infra;

import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * What outlives every function: corpora and results in a bucket, articles that wait in a queue, those that failed in
 * another.
 */
public final class StorageStack extends Stack {
    /** How long a worker may take for the messages of one call. */
    static final Duration WORKER_TIMEOUT = Duration.minutes(2);
    /** How often a message is tried before it is a dead letter. */
    static final int ATTEMPTS = 5;
    /** Where a corpus's map keeps its account, apart from the results. */
    static final String RUNS = "runs/";

    final Bucket corpora;
    final Queue articles;
    final Queue deadLetters;

    StorageStack(Construct scope, String id, StackProps props, Settings settings) {
        super(scope, id, props);
        corpora = Bucket.Builder.create(this, "Corpora")
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .versioned(true)
                .lifecycleRules(List.of(
                        LifecycleRule.builder()
                                .abortIncompleteMultipartUploadAfter(Duration.days(7))
                                .noncurrentVersionExpiration(Duration.days(30))
                                .build(),
                        LifecycleRule.builder()
                                .prefix(RUNS)
                                .expiration(Duration.days(90))
                                .build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        deadLetters = queue("DeadLetters", settings.name("dead-letters")).build();
        articles = queue("Articles", settings.name("articles"))
                // Six times the worker's time-out, as Lambda asks for, and the five seconds for which it gathers
                // messages.
                .visibilityTimeout(
                        Duration.seconds(6 * WORKER_TIMEOUT.toSeconds().intValue() + 60))
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(deadLetters)
                        .maxReceiveCount(ATTEMPTS)
                        .build())
                .build();
        CfnOutput.Builder.create(this, "CorporaBucket")
                .value(corpora.getBucketName())
                .build();
        CfnOutput.Builder.create(this, "ArticlesQueue")
                .value(articles.getQueueUrl())
                .build();
    }

    private Queue.Builder queue(String id, String name) {
        return Queue.Builder.create(this, id)
                .queueName(name)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .removalPolicy(RemovalPolicy.RETAIN);
    }
}
