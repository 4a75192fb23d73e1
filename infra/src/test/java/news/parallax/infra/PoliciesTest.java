package news.parallax.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every statement that allows something, wherever it stands: policies, roles, resource policies, endpoints, keys. */
class PoliciesTest {
    /** Actions for which AWS takes no resource: network interfaces before there is one, and the delivery of logs. */
    private static final Set<String> WITHOUT_RESOURCE = Set.of(
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:AssignPrivateIpAddresses",
            "ec2:UnassignPrivateIpAddresses",
            "logs:CreateLogDelivery",
            "logs:GetLogDelivery",
            "logs:UpdateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:DescribeResourcePolicies",
            "logs:DescribeLogGroups");

    private record Allowed(Cloud.Resource in, JsonNode statement) {
        List<String> actions() {
            return texts(statement.path("Action"));
        }

        List<String> resources() {
            return texts(statement.path("Resource"));
        }
    }

    private final List<Allowed> allowed = new ArrayList<>();

    PoliciesTest() {
        for (Cloud.Resource resource : Cloud.WHOLE.all()) {
            for (JsonNode statements : resource.body().findValues("Statement")) {
                for (JsonNode statement : statements) {
                    if (statement.path("Effect").asText().equals("Allow")) {
                        allowed.add(new Allowed(resource, statement));
                    }
                }
            }
        }
    }

    @Test
    void noActionHasAWildcard() {
        assertThat(allowed)
                .hasSizeGreaterThan(20)
                .allSatisfy(one -> assertThat(one.actions())
                        .as(one.in().toString())
                        .isNotEmpty()
                        .noneMatch(action -> action.contains("*")));
    }

    @Test
    void noStatementHasEverythingForItsResourceButWhereAwsTakesNone() {
        assertThat(allowed)
                .filteredOn(
                        one -> one.resources().contains("*") && !one.in().type().equals("AWS::KMS::Key"))
                .isNotEmpty()
                .allSatisfy(one ->
                        assertThat(WITHOUT_RESOURCE).as(one.in().toString()).containsAll(one.actions()));
    }

    @Test
    void noManagedPolicyIsUsed() {
        assertThat(Cloud.WHOLE.of("AWS::IAM::Role"))
                .allSatisfy(role -> assertThat(role.properties().has("ManagedPolicyArns"))
                        .as(role.toString())
                        .isFalse());
    }

    @Test
    void aRoleIsTakenByAServiceAndNobodyElse() {
        assertThat(Cloud.WHOLE.of("AWS::IAM::Role"))
                .allSatisfy(role -> assertThat(role.properties()
                                .path("AssumeRolePolicyDocument")
                                .path("Statement"))
                        .allSatisfy(statement -> assertThat(
                                        statement.path("Principal").has("Service"))
                                .as(role.toString())
                                .isTrue()));
    }

    @Test
    void onlyTheWorkersTouchQueues() {
        assertThat(allowed)
                .filteredOn(one -> one.in().type().equals("AWS::IAM::Policy")
                        && one.actions().stream().anyMatch(action -> action.startsWith("sqs:")))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.in().stack()).endsWith("-worker"));
    }

    @Test
    void codeMayNotMakeNetworkInterfaces() {
        assertThat(Cloud.WHOLE.of("AWS::IAM::Policy").stream()
                        .filter(policy -> policy.toString().contains("Role"))
                        .filter(policy -> policy.body().toString().contains("ec2:CreateNetworkInterface")))
                .hasSize(4)
                .allSatisfy(policy -> assertThat(policy.body().toString()).contains("lambda:SourceFunctionArn"));
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(one -> texts.add(one.isTextual() ? one.asText() : one.toString()));
        } else if (!node.isMissingNode()) {
            texts.add(node.isTextual() ? node.asText() : node.toString());
        }
        return texts;
    }
}
