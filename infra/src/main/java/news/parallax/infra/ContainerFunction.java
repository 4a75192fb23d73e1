package news.parallax.infra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.DockerImageCode;
import software.amazon.awscdk.services.lambda.DockerImageFunction;
import software.amazon.awscdk.services.lambda.EcrImageCodeProps;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * A function out of a container image: in the isolated subnets, with a log and a role of its own, and an alias
 * {@code live} that traffic comes through. Every deployment that changes it makes a version; former ones stay, so that
 * the alias can go back.
 */
final class ContainerFunction extends Construct {
    /** The alias that traffic comes through. */
    static final String LIVE = "live";
    /** 1,769 MB are one processor: two of them, as on the machine whose figures are in {@code measured.json}. */
    static final int MEMORY = 3538;

    final DockerImageFunction function;
    final Alias live;
    final Role role;

    /**
     * What tells one function from another.
     *
     * @param name within the installation
     * @param image where its image lies
     * @param timeout after which a call is ended
     * @param concurrency calls at once, set aside for it and never exceeded
     * @param memory in MB
     * @param environment beside what every function is told
     */
    record Design(
            String name,
            IRepository image,
            Duration timeout,
            int concurrency,
            int memory,
            Map<String, String> environment) {}

    ContainerFunction(Construct scope, String id, Settings settings, Surroundings surroundings, Design design) {
        super(scope, id);
        String name = settings.name(design.name());
        LogGroup log = Logs.group(this, "Log", "/aws/lambda/" + name, settings.logDays());
        role = FunctionRole.of(this, "Role", name, log);
        FunctionRole.allow(
                role,
                List.of("secretsmanager:GetSecretValue"),
                surroundings.database().secret.getSecretArn());
        Map<String, String> environment = new HashMap<>(surroundings.environment());
        environment.putAll(design.environment());
        function = DockerImageFunction.Builder.create(this, "Function")
                .functionName(name)
                .code(DockerImageCode.fromEcr(
                        design.image(),
                        EcrImageCodeProps.builder()
                                .tagOrDigest(settings.images())
                                .build()))
                // The native library is built for it.
                .architecture(Architecture.X86_64)
                .memorySize(design.memory())
                .timeout(design.timeout())
                .reservedConcurrentExecutions(design.concurrency())
                .environment(environment)
                .role(role)
                .logGroup(log)
                .loggingFormat(LoggingFormat.TEXT)
                .vpc(surroundings.network().vpc)
                .vpcSubnets(SubnetSelection.builder()
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .build())
                .securityGroups(List.of(surroundings.network().functions))
                .currentVersionOptions(VersionOptions.builder()
                        .removalPolicy(RemovalPolicy.RETAIN)
                        .description("image " + settings.images())
                        .build())
                .build();
        live = Alias.Builder.create(this, "Live")
                .aliasName(LIVE)
                .version(function.getCurrentVersion())
                .build();
    }
}
