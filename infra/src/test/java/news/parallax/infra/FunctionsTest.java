package news.parallax.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionsTest {
    private final Cloud cloud = Cloud.WHOLE;

    @Test
    void everyFunctionIsAnImageOfTheChosenTagInTheIsolatedSubnets() {
        assertThat(cloud.of("AWS::Lambda::Function")).hasSize(4).allSatisfy(function -> {
            JsonNode properties = function.properties();
            assertThat(properties.path("PackageType").asText()).isEqualTo("Image");
            assertThat(properties.path("Code").path("ImageUri").toString()).contains(":v1");
            assertThat(properties.path("VpcConfig").path("SubnetIds"))
                    .hasSize(NetworkStack.ZONES)
                    .allSatisfy(subnet -> assertThat(subnet.toString()).contains("isolated"));
            assertThat(properties.path("VpcConfig").path("SecurityGroupIds")).hasSize(1);
            assertThat(properties.path("ReservedConcurrentExecutions").asInt()).isPositive();
        });
    }

    @Test
    void everyFunctionIsToldWhereThingsAre() {
        assertThat(cloud.of("AWS::Lambda::Function")).allSatisfy(function -> {
            JsonNode told = told(function);
            assertThat(told.path("QUARKUS_DATASOURCE_REACTIVE_URL").toString())
                    .contains("postgresql://")
                    .contains("Proxy")
                    .contains(":5432/parallax?sslmode=verify-full");
            assertThat(told.path("PARALLAX_DATABASE_SECRET").toString()).contains("MasterUserSecret");
            assertThat(told.path("PARALLAX_CORPORA_BUCKET").toString()).contains("Corpora");
            assertThat(function.properties().path("Environment").toString()).doesNotContainIgnoringCase("password");
        });
        assertThat(List.of("Queue", "Corpus"))
                .allSatisfy(name -> assertThat(told(cloud.only("AWS::Lambda::Function", name))
                                .path("PARALLAX_DEAD_LETTER_QUEUE")
                                .toString())
                        .contains("DeadLetters"));
        assertThat(told(cloud.only("AWS::Lambda::Function", "Commands"))
                        .path("QUARKUS_DATASOURCE_JDBC_URL")
                        .toString())
                .contains("jdbc:postgresql://")
                .contains("sslmode=verify-full");
    }

    @Test
    void trafficComesThroughAliasesAndFormerVersionsStay() {
        assertThat(cloud.of("AWS::Lambda::Alias"))
                .hasSize(4)
                .allSatisfy(alias ->
                        assertThat(alias.properties().path("Name").asText()).isEqualTo("live"));
        assertThat(cloud.of("AWS::Lambda::Version"))
                .hasSize(4)
                .allSatisfy(version -> assertThat(
                                version.body().path("DeletionPolicy").asText())
                        .isEqualTo("Retain"));
        assertThat(cloud.only("AWS::ApiGatewayV2::Integration", "")
                        .properties()
                        .path("IntegrationUri")
                        .toString())
                .contains("Live");
    }

    @Test
    void anotherTagMakesAnotherVersion() {
        Cloud next = Cloud.with(Map.of("images", "v2"));
        assertThat(cloud.only("AWS::Lambda::Version", "Http").name())
                .isNotEqualTo(next.only("AWS::Lambda::Version", "Http").name());
    }

    @Test
    void withoutImagesThereAreNoFunctionsYet() {
        Cloud first = Cloud.with(Map.of());
        assertThat(first.templates.keySet())
                .containsExactly(
                        "parallax-prod-storage",
                        "parallax-prod-repositories",
                        "parallax-prod-network",
                        "parallax-prod-database");
        assertThatThrownBy(() -> first.of("AWS::Lambda::Function")).hasMessage("no AWS::Lambda::Function");
    }

    @Test
    void theApiIsThrottledAndLogsNeitherTextNorQuery() {
        JsonNode stage = cloud.only("AWS::ApiGatewayV2::Stage", "").properties();
        assertThat(stage.path("DefaultRouteSettings")
                        .path("ThrottlingRateLimit")
                        .asInt())
                .isEqualTo(20);
        assertThat(stage.path("DefaultRouteSettings")
                        .path("ThrottlingBurstLimit")
                        .asInt())
                .isEqualTo(40);
        String format = stage.path("AccessLogSettings").path("Format").asText();
        assertThat(format)
                .startsWith("{")
                .contains("$context.status", "$context.path\"")
                .doesNotContain("body")
                .doesNotContainIgnoringCase("query")
                .doesNotContain("authorizer");
        assertThat(stage.path("AccessLogSettings").path("DestinationArn").toString())
                .contains("AccessLog");
    }

    @Test
    void theApiEndsAfterTheFunctionHasSaidWhy() {
        int gateway = cloud.only("AWS::ApiGatewayV2::Integration", "")
                .properties()
                .path("TimeoutInMillis")
                .asInt();
        int function = cloud.only("AWS::Lambda::Function", "Http")
                .properties()
                .path("Timeout")
                .asInt();
        assertThat(gateway).isBetween(function * 1000 + 1, 29_000);
    }

    @Test
    void backgroundJobsAreLookedForOnASchedule() {
        JsonNode schedule = cloud.only("AWS::Scheduler::Schedule", "Background").properties();
        assertThat(schedule.path("Target").path("Input").toString()).contains("job", "background");
        assertThat(schedule.path("Target").path("Arn").toString()).contains("Live");
        assertThat(schedule.path("ScheduleExpression").asText()).isEqualTo("rate(15 minutes)");
    }

    @Test
    void imagesAreNeverReplacedUnderTheirTags() {
        assertThat(cloud.of("AWS::ECR::Repository")).hasSize(3).allSatisfy(repository -> {
            assertThat(repository.properties().path("ImageTagMutability").asText())
                    .isEqualTo("IMMUTABLE");
            assertThat(repository.properties().path("RepositoryPolicyText").path("Statement"))
                    .as("Lambda may fetch")
                    .isNotEmpty();
        });
    }

    private static JsonNode told(Cloud.Resource function) {
        return function.properties().path("Environment").path("Variables");
    }
}
