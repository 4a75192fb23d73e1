package news.parallax.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class StorageTest {
    private final Cloud cloud = Cloud.WHOLE;

    @Test
    void deadLettersAreWired() {
        Cloud.Resource dead = cloud.only("AWS::SQS::Queue", "DeadLetters");
        JsonNode redrive =
                cloud.only("AWS::SQS::Queue", "Articles").properties().path("RedrivePolicy");
        assertThat(redrive.path("maxReceiveCount").asInt()).isEqualTo(StorageStack.ATTEMPTS);
        assertThat(redrive.path("deadLetterTargetArn")
                        .path("Fn::GetAtt")
                        .path(0)
                        .asText())
                .isEqualTo(dead.name());
        assertThat(dead.properties().path("MessageRetentionPeriod").asInt()).isEqualTo(14 * 24 * 3600);
    }

    @Test
    void aMessageStaysInvisibleForSixTimesTheTimeOut() {
        int visibility = cloud.only("AWS::SQS::Queue", "Articles")
                .properties()
                .path("VisibilityTimeout")
                .asInt();
        JsonNode mapping = cloud.only("AWS::Lambda::EventSourceMapping", "").properties();
        int timeout = cloud.only("AWS::Lambda::Function", "Queue")
                .properties()
                .path("Timeout")
                .asInt();
        assertThat(timeout).isPositive();
        assertThat(visibility)
                .isGreaterThanOrEqualTo(6 * timeout
                        + mapping.path("MaximumBatchingWindowInSeconds").asInt());
    }

    @Test
    void onlyFailedMessagesComeBack() {
        JsonNode mapping = cloud.only("AWS::Lambda::EventSourceMapping", "").properties();
        assertThat(mapping.path("FunctionResponseTypes"))
                .extracting(JsonNode::asText)
                .containsExactly("ReportBatchItemFailures");
        assertThat(mapping.path("EventSourceArn").toString()).contains("Articles");
        assertThat(mapping.path("FunctionName").toString()).contains("Live");
        // Not more calls than are set aside: those beyond would count as attempts.
        assertThat(mapping.path("ScalingConfig").path("MaximumConcurrency").asInt())
                .isEqualTo(cloud.only("AWS::Lambda::Function", "Queue")
                        .properties()
                        .path("ReservedConcurrentExecutions")
                        .asInt());
    }

    @Test
    void everythingThatKeepsSomethingEncryptsIt() {
        assertThat(cloud.of("AWS::SQS::Queue"))
                .allSatisfy(queue -> assertThat(
                                queue.properties().path("SqsManagedSseEnabled").asBoolean())
                        .isTrue());
        assertThat(cloud.of("AWS::S3::Bucket"))
                .allSatisfy(bucket -> assertThat(
                                bucket.properties().path("BucketEncryption").path("ServerSideEncryptionConfiguration"))
                        .isNotEmpty());
        assertThat(cloud.of("AWS::SNS::Topic"))
                .allSatisfy(topic ->
                        assertThat(topic.properties().has("KmsMasterKeyId")).isTrue());
        assertThat(cloud.of("AWS::KMS::Key"))
                .allSatisfy(key -> assertThat(
                                key.properties().path("EnableKeyRotation").asBoolean())
                        .isTrue());
    }

    @Test
    void queuesBucketAndTopicRefuseWhatIsNotEncryptedOnItsWay() {
        refusesPlain("AWS::SQS::QueuePolicy", 2);
        refusesPlain("AWS::S3::BucketPolicy", 1);
        refusesPlain("AWS::SNS::TopicPolicy", 1);
    }

    @Test
    void theBucketIsClosedVersionedAndKept() {
        Cloud.Resource bucket = cloud.only("AWS::S3::Bucket", "Corpora");
        assertThat(bucket.body().path("DeletionPolicy").asText()).isEqualTo("Retain");
        assertThat(bucket.properties()
                        .path("VersioningConfiguration")
                        .path("Status")
                        .asText())
                .isEqualTo("Enabled");
        JsonNode block = bucket.properties().path("PublicAccessBlockConfiguration");
        assertThat(List.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"))
                .allSatisfy(name ->
                        assertThat(block.path(name).asBoolean()).as(name).isTrue());
        assertThat(bucket.properties().path("LifecycleConfiguration").path("Rules"))
                .hasSize(2);
    }

    private void refusesPlain(String type, int policies) {
        assertThat(cloud.of(type))
                .hasSize(policies)
                .allSatisfy(policy -> assertThat(StreamSupport.stream(
                                policy.properties()
                                        .path("PolicyDocument")
                                        .path("Statement")
                                        .spliterator(),
                                false))
                        .anySatisfy(statement -> {
                            assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
                            assertThat(statement
                                            .path("Principal")
                                            .path("AWS")
                                            .asText(statement.path("Principal").asText()))
                                    .isEqualTo("*");
                            assertThat(statement
                                            .path("Condition")
                                            .path("Bool")
                                            .path("aws:SecureTransport")
                                            .asText())
                                    .isEqualTo("false");
                        }));
    }
}
