package news.parallax.infra;

import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ecr.LifecycleRule;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.RepositoryEncryption;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.constructs.Construct;

/**
 * Where images lie, under tags that are never given twice: a version is deployed, and rolled back to, by its tag, from
 * any machine, with or without Docker.
 */
public final class RepositoriesStack extends Stack {
    /** Versions that can be rolled back to. */
    static final int KEPT = 20;

    final Repository http;
    final Repository worker;
    final Repository commands;

    RepositoriesStack(Construct scope, String id, StackProps props, Settings settings) {
        super(scope, id, props);
        http = repository("Http", settings.name("http"));
        worker = repository("Worker", settings.name("worker"));
        commands = repository("Commands", settings.name("commands"));
        CfnOutput.Builder.create(this, "Registry").value(http.getRegistryUri()).build();
    }

    private Repository repository(String id, String name) {
        return Repository.Builder.create(this, id)
                .repositoryName(name)
                .imageTagMutability(TagMutability.IMMUTABLE)
                .imageScanOnPush(true)
                .encryption(RepositoryEncryption.AES_256)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .description("The last " + KEPT + " versions")
                        .maxImageCount(KEPT)
                        .build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }
}
