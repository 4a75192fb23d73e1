package news.parallax.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What whoever runs it relies on: alarms, logs that end, tags by which a bill is divided. */
class OperationsTest {
    private final Cloud cloud = Cloud.WHOLE;

    @Test
    void everyAlarmReachesTheTopicAndSaysWhatToDo() {
        Cloud.Resource topic = cloud.only("AWS::SNS::Topic", "Alarms");
        assertThat(cloud.of("AWS::CloudWatch::Alarm")).allSatisfy(alarm -> {
            assertThat(alarm.properties()
                            .path("AlarmActions")
                            .path(0)
                            .path("Ref")
                            .asText())
                    .isEqualTo(topic.name());
            assertThat(alarm.properties().path("AlarmDescription").asText()).hasSizeGreaterThan(20);
        });
    }

    @Test
    void theAlarmsAreThere() {
        Set<String> watched = cloud.of("AWS::CloudWatch::Alarm").stream()
                .map(alarm -> alarm.properties().path("AlarmName").asText().replace("parallax-prod-", "") + " "
                        + alarm.properties().path("MetricName").asText())
                .collect(Collectors.toSet());
        assertThat(watched)
                .containsExactlyInAnyOrder(
                        "dead-letters ApproximateNumberOfMessagesVisible",
                        "waiting ApproximateAgeOfOldestMessage",
                        "http-errors Errors",
                        "http-throttles Throttles",
                        "worker-errors Errors",
                        "worker-throttles Throttles",
                        "corpus-errors Errors",
                        "corpus-throttles Throttles",
                        "answers-5xx 5xx",
                        "map-failures ExecutionsFailed",
                        "map-timeouts ExecutionsTimedOut",
                        "database-capacity ACUUtilization",
                        "database-connections DatabaseConnectionsBorrowLatency");
    }

    @Test
    void noLogIsKeptForEverAndNoneIsMadeByAService() {
        assertThat(cloud.of("AWS::Logs::LogGroup"))
                .allSatisfy(group -> assertThat(
                                group.properties().path("RetentionInDays").asInt())
                        .as(group.toString())
                        .isEqualTo(30));
        Set<String> groups = cloud.of("AWS::Logs::LogGroup").stream()
                .map(group -> group.properties().path("LogGroupName").asText())
                .collect(Collectors.toSet());
        assertThat(cloud.of("AWS::Lambda::Function"))
                .allSatisfy(function -> assertThat(groups)
                        .contains("/aws/lambda/"
                                + function.properties().path("FunctionName").asText()));
        assertThat(groups)
                .contains("/aws/rds/cluster/parallax-prod-database/postgresql", "/aws/rds/proxy/parallax-prod-proxy");
        assertThat(cloud.all()).extracting(Cloud.Resource::type).doesNotContain("Custom::LogRetention");
    }

    @Test
    void everyPartOfTheBillHasItsTags() {
        List<String> types = List.of(
                "AWS::Lambda::Function",
                "AWS::RDS::DBCluster",
                "AWS::RDS::DBInstance",
                "AWS::RDS::DBProxy",
                "AWS::S3::Bucket",
                "AWS::SQS::Queue",
                "AWS::StepFunctions::StateMachine",
                "AWS::Logs::LogGroup",
                "AWS::EC2::VPCEndpoint",
                "AWS::ECR::Repository",
                "AWS::CloudWatch::Alarm",
                "AWS::KMS::Key",
                "AWS::SNS::Topic");
        assertThat(types)
                .allSatisfy(type -> assertThat(cloud.of(type))
                        .allSatisfy(resource -> assertThat(StreamSupport.stream(
                                                resource.properties()
                                                        .path("Tags")
                                                        .spliterator(),
                                                false)
                                        .map(tag -> tag.path("Key").asText()))
                                .as(resource.toString())
                                .contains("project", "stage", "cost-centre", "component")));
    }

    @Test
    void nothingComesAlongThatNobodyAskedFor() {
        assertThat(cloud.all()).extracting(Cloud.Resource::type).noneMatch(type -> type.startsWith("Custom::"));
    }

    @Test
    void aSettingThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> Logs.days(31)).hasMessageContaining("[1, 7, 14, 30, 90, 180, 365]");
        assertThatThrownBy(() -> new Settings.Traffic(20, 40, 20, 1, 50)).hasMessageContaining("2 or more");
    }
}
