package news.parallax.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private final Cloud cloud = Cloud.WHOLE;

    @Test
    void nothingLeadsOut() {
        assertThat(cloud.all())
                .extracting(Cloud.Resource::type)
                .doesNotContain(
                        "AWS::EC2::InternetGateway", "AWS::EC2::NatGateway", "AWS::EC2::EIP", "AWS::EC2::Route");
        assertThat(cloud.of("AWS::EC2::Subnet"))
                .hasSize(NetworkStack.ZONES)
                .allSatisfy(subnet -> assertThat(
                                subnet.properties().path("MapPublicIpOnLaunch").asBoolean(true))
                        .isFalse());
    }

    @Test
    void noGroupLetsTheWorldIn() {
        assertThat(Stream.concat(
                        cloud.of("AWS::EC2::SecurityGroup").stream()
                                .flatMap(group -> elements(group.properties().path("SecurityGroupIngress"))),
                        cloud.of("AWS::EC2::SecurityGroupIngress").stream().map(Cloud.Resource::properties)))
                .isNotEmpty()
                .allSatisfy(rule -> {
                    assertThat(rule.has("CidrIp")).as(rule.toString()).isFalse();
                    assertThat(rule.has("CidrIpv6")).as(rule.toString()).isFalse();
                    assertThat(rule.path("SourceSecurityGroupId").isMissingNode())
                            .as(rule.toString())
                            .isFalse();
                });
    }

    @Test
    void functionsReachTheProxyTheEndpointsAndS3Alone() {
        Cloud listed = Cloud.with(Map.of("images", "v1", "s3-prefix-list", "pl-1234"));
        assertThat(listed.of("AWS::EC2::SecurityGroupEgress").stream()
                        .filter(rule ->
                                rule.properties().path("GroupId").toString().contains("Functions"))
                        .map(rule -> rule.properties().path("ToPort").asInt() + target(rule.properties())))
                .containsExactlyInAnyOrder("5432 Proxy", "443 Endpoints", "443 pl-1234");
        assertThat(listed.only("AWS::EC2::SecurityGroup", "Functions")
                        .properties()
                        .has("SecurityGroupEgress"))
                .isFalse();
    }

    @Test
    void withoutAListTheFunctionsFindNoRouteButThatToS3() {
        assertThat(elements(cloud.only("AWS::EC2::SecurityGroup", "Functions")
                        .properties()
                        .path("SecurityGroupEgress")))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.path("CidrIp").asText()).isEqualTo("0.0.0.0/0");
                    assertThat(rule.path("FromPort").asInt()).isEqualTo(443);
                });
    }

    @Test
    void onlyTheProxyReachesTheDatabase() {
        List<JsonNode> rules = cloud.of("AWS::EC2::SecurityGroupIngress").stream()
                .map(Cloud.Resource::properties)
                .filter(rule -> rule.path("GroupId").toString().contains("\"Database"))
                .toList();
        assertThat(rules).singleElement().satisfies(rule -> {
            assertThat(rule.path("FromPort").asInt()).isEqualTo(5432);
            assertThat(rule.path("SourceSecurityGroupId").toString()).contains("Proxy");
        });
    }

    @Test
    void endpointsAnswerInsideAndThatOfS3ForTheBucketAlone() {
        List<Cloud.Resource> endpoints = cloud.of("AWS::EC2::VPCEndpoint");
        assertThat(endpoints).hasSize(3);
        assertThat(endpoints)
                .filteredOn(one -> one.name().startsWith("Network"))
                .allSatisfy(one -> assertThat(
                                one.properties().path("VpcEndpointType").asText())
                        .isIn("Interface", "Gateway"));
        assertThat(endpoints)
                .filteredOn(
                        one -> one.properties().path("VpcEndpointType").asText().equals("Gateway"))
                .singleElement()
                .satisfies(one -> assertThat(one.properties()
                                .path("PolicyDocument")
                                .path("Statement")
                                .path(0)
                                .path("Resource")
                                .toString())
                        .contains("Corpora")
                        .doesNotContain("\"*\""));
    }

    private static String target(JsonNode rule) {
        String group = rule.path("DestinationSecurityGroupId").toString();
        return " "
                + Stream.of("Proxy", "Endpoints")
                        .filter(group::contains)
                        .findAny()
                        .orElse(rule.path("DestinationPrefixListId").asText());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
