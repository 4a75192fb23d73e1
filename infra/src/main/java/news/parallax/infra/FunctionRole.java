package news.parallax.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * What every function may do: write into its own log, and be given a network interface. No managed policy, which allow
 * more.
 */
final class FunctionRole {
    private static final List<String> INTERFACES = List.of(
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:AssignPrivateIpAddresses",
            "ec2:UnassignPrivateIpAddresses");

    private FunctionRole() {}

    static Role of(Construct scope, String id, String functionName, LogGroup log) {
        Role role = Role.Builder.create(scope, id)
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
                .resources(List.of(log.getLogGroupArn()))
                .build());
        // Lambda itself makes the interfaces, before there is any to name: AWS takes no resource here.
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(INTERFACES)
                .resources(List.of("*"))
                .build());
        // Code that runs in the function may not.
        role.addToPolicy(PolicyStatement.Builder.create()
                .effect(Effect.DENY)
                .actions(INTERFACES)
                .resources(List.of("*"))
                .conditions(Map.of(
                        "ArnEquals",
                        Map.of(
                                "lambda:SourceFunctionArn",
                                Stack.of(scope)
                                        .formatArn(ArnComponents.builder()
                                                .service("lambda")
                                                .resource("function")
                                                .resourceName(functionName)
                                                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                                                .build()))))
                .build());
        return role;
    }

    static void allow(Role role, List<String> actions, String... resources) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resources))
                .build());
    }
}
