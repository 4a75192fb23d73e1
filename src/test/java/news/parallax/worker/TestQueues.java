package news.parallax.worker;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** ElasticMQ with a queue and its dead-letter queue, on a port of its own. */
public final class TestQueues implements AutoCloseable {
    /** Messages in one call. */
    static final int BATCH = 10;

    private final SQSRestServer server;
    private final SqsClient client;
    private final URI endpoint;
    private final String queue;
    private final String deadLetters;

    /**
     * @param visibility for how long a message that was received is hidden
     * @param receives after how many deliveries the queue gives it up
     */
    public TestQueues(Duration visibility, int receives) {
        server = SQSRestServerBuilder.withDynamicPort()
                .withInterface("127.0.0.1")
                .start();
        endpoint = URI.create(
                "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
        client = CloudClients.queuesBuilder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
        deadLetters = create("articles-dead", Map.of());
        String target = attribute(deadLetters, QueueAttributeName.QUEUE_ARN);
        queue = create(
                "articles",
                Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        Long.toString(visibility.toSeconds()),
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\": \"%s\", \"maxReceiveCount\": %d}".formatted(target, receives)));
    }

    public SqsClient client() {
        return client;
    }

    public URI endpoint() {
        return endpoint;
    }

    /** URL of the queue that articles are sent to. */
    public String queue() {
        return queue;
    }

    public String deadLetters() {
        return deadLetters;
    }

    String arn() {
        return attribute(queue, QueueAttributeName.QUEUE_ARN);
    }

    public void send(List<String> bodies) {
        for (int from = 0; from < bodies.size(); from += BATCH) {
            List<String> some = bodies.subList(from, Math.min(bodies.size(), from + BATCH));
            client.sendMessageBatch(batch -> batch.queueUrl(queue)
                    .entries(IntStream.range(0, some.size())
                            .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                                    .id("m" + i)
                                    .messageBody(some.get(i))
                                    .build())
                            .toList()));
        }
    }

    /** Messages that wait, or that somebody has. */
    public int waiting() {
        return Integer.parseInt(attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                + Integer.parseInt(attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    /** Takes all that lie in the dead-letter queue. */
    public List<Message> dead() {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> client.receiveMessage(request -> request.queueUrl(deadLetters)
                                .maxNumberOfMessages(BATCH)
                                .messageAttributeNames("All")
                                .visibilityTimeout(600))
                        .messages())
                .takeWhile(some -> !some.isEmpty())
                .flatMap(List::stream)
                .toList();
    }

    private String create(String name, Map<QueueAttributeName, String> attributes) {
        return client.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    private String attribute(String url, QueueAttributeName name) {
        return client.getQueueAttributes(request -> request.queueUrl(url).attributeNames(name))
                .attributes()
                .get(name);
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
    }
}
