package news.parallax.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * The key of the alarms' topic. AWS's own cannot be used there: CloudWatch may not use it. In the policy of a key the
 * resource is always {@code *}, which means the key.
 */
final class AlarmKey {
    private static final List<String> ADMINISTRATION = List.of(
            "kms:DescribeKey",
            "kms:GetKeyPolicy",
            "kms:PutKeyPolicy",
            "kms:ListResourceTags",
            "kms:TagResource",
            "kms:UntagResource",
            "kms:EnableKey",
            "kms:DisableKey",
            "kms:EnableKeyRotation",
            "kms:DisableKeyRotation",
            "kms:GetKeyRotationStatus",
            "kms:UpdateKeyDescription",
            "kms:ScheduleKeyDeletion",
            "kms:CancelKeyDeletion",
            "kms:Decrypt",
            "kms:GenerateDataKey");

    private AlarmKey() {}

    static Key create(Construct scope) {
        return Key.Builder.create(scope, "Key")
                .description("Alarms of Parallax on their way to whom they are for")
                .enableKeyRotation(true)
                .policy(PolicyDocument.Builder.create()
                        .statements(List.of(
                                PolicyStatement.Builder.create()
                                        .principals(List.of(new AccountRootPrincipal()))
                                        .actions(ADMINISTRATION)
                                        .resources(List.of("*"))
                                        .build(),
                                PolicyStatement.Builder.create()
                                        .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                                        .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
                                        .resources(List.of("*"))
                                        .conditions(Map.of(
                                                "StringEquals",
                                                Map.of(
                                                        "aws:SourceAccount",
                                                        Stack.of(scope).getAccount())))
                                        .build()))
                        .build())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }
}
