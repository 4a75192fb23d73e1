package news.parallax.worker;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/**
 * Clients of the cloud's queues and buckets, each made when it is first needed: the plain service never does. Region
 * and credentials are found as AWS' SDKs find them.
 */
@ApplicationScoped
class CloudClients {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final WorkerSettings settings;
    private @Nullable SqsClient queues;
    private @Nullable S3Client buckets;

    CloudClients(WorkerSettings settings) {
        this.settings = settings;
    }

    synchronized SqsClient queues() {
        if (queues == null) {
            queues = at(settings.sqsEndpoint(), queuesBuilder()).build();
        }
        return queues;
    }

    synchronized S3Client buckets() {
        if (buckets == null) {
            buckets = at(settings.s3Endpoint(), bucketsBuilder()).build();
        }
        return buckets;
    }

    static SqsClientBuilder queuesBuilder() {
        return SqsClient.builder().httpClientBuilder(http());
    }

    /** What is written lies in memory: signed as a whole, and with its checksum in the head. */
    static S3ClientBuilder bucketsBuilder() {
        return S3Client.builder()
                .httpClientBuilder(http())
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false));
    }

    private static UrlConnectionHttpClient.Builder http() {
        return UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE);
    }

    private static <B extends AwsClientBuilder<B, ?>> B at(Optional<String> endpoint, B builder) {
        return endpoint.map(url -> builder.endpointOverride(URI.create(url))).orElse(builder);
    }

    @PreDestroy
    synchronized void close() {
        if (queues != null) {
            queues.close();
        }
        if (buckets != null) {
            buckets.close();
        }
    }
}
