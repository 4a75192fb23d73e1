package news.parallax.infra;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroupImportOptions;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.rds.AuroraPostgresClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraPostgresEngineVersion;
import software.amazon.awscdk.services.rds.BackupProps;
import software.amazon.awscdk.services.rds.ClientPasswordAuthType;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.amazon.awscdk.services.rds.DatabaseProxy;
import software.amazon.awscdk.services.rds.ProxyTarget;
import software.amazon.awscdk.services.rds.ServerlessV2ClusterInstanceProps;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/** Aurora PostgreSQL that grows and shrinks, behind a proxy that shares few connections among many functions. */
public final class DatabaseStack extends Stack {
    /** The database that the schema is in. */
    static final String NAME = "parallax";

    private static final SubnetSelection ISOLATED =
            SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build();

    final DatabaseCluster cluster;
    final DatabaseProxy proxy;
    /**
     * {@code {username, password}}, made and rotated by RDS itself: no function rotates it and none sees a former one.
     */
    final ISecret secret;

    DatabaseStack(Construct scope, String id, StackProps props, Settings settings, NetworkStack network) {
        super(scope, id, props);
        String identifier = settings.name("database");
        LogGroup log = Logs.group(this, "Log", "/aws/rds/cluster/" + identifier + "/postgresql", settings.logDays());
        cluster = DatabaseCluster.Builder.create(this, "Cluster")
                .clusterIdentifier(identifier)
                .engine(DatabaseClusterEngine.auroraPostgres(AuroraPostgresClusterEngineProps.builder()
                        .version(AuroraPostgresEngineVersion.VER_17_7)
                        .build()))
                .defaultDatabaseName(NAME)
                .credentials(Credentials.fromUsername("parallax"))
                .manageMasterUserPassword(true)
                .writer(ClusterInstance.serverlessV2(
                        "Writer",
                        ServerlessV2ClusterInstanceProps.builder()
                                .publiclyAccessible(false)
                                .autoMinorVersionUpgrade(true)
                                .build()))
                .serverlessV2MinCapacity(settings.capacity().min())
                .serverlessV2MaxCapacity(settings.capacity().max())
                .vpc(network.vpc)
                .vpcSubnets(ISOLATED)
                .securityGroups(List.of(fixed("DatabaseGroup", network.database)))
                .storageEncrypted(true)
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.SNAPSHOT)
                .deleteAutomatedBackups(false)
                .copyTagsToSnapshot(true)
                .backup(BackupProps.builder()
                        .retention(Duration.days(settings.backupDays()))
                        .preferredWindow("03:00-04:00")
                        .build())
                .preferredMaintenanceWindow("sun:04:30-sun:05:30")
                .cloudwatchLogsExports(List.of("postgresql"))
                // A statement that failed is not repeated in the log: nothing of an article gets there.
                .parameters(Map.of("rds.force_ssl", "1", "log_min_error_statement", "panic"))
                .build();
        cluster.getNode().addDependency(log);
        secret = Objects.requireNonNull(cluster.getSecret());
        proxy = proxy(settings, network);
    }

    private DatabaseProxy proxy(Settings settings, NetworkStack network) {
        String name = settings.name("proxy");
        LogGroup log = Logs.group(this, "ProxyLog", "/aws/rds/proxy/" + name, settings.logDays());
        DatabaseProxy made = DatabaseProxy.Builder.create(this, "Proxy")
                .dbProxyName(name)
                .proxyTarget(ProxyTarget.fromCluster(cluster))
                .secrets(List.of(secret))
                .clientPasswordAuthType(ClientPasswordAuthType.POSTGRES_SCRAM_SHA_256)
                .requireTls(true)
                .vpc(network.vpc)
                .vpcSubnets(ISOLATED)
                .securityGroups(List.of(fixed("ProxyGroup", network.proxy)))
                .borrowTimeout(Duration.seconds(10))
                // The rest is for whoever has to look at a database that is full.
                .maxConnectionsPercent(80)
                .build();
        made.getNode().addDependency(log);
        return made;
    }

    /** The rules of a group stand in {@link NetworkStack}; here none is added. */
    private ISecurityGroup fixed(String id, SecurityGroup group) {
        return SecurityGroup.fromSecurityGroupId(
                this,
                id,
                group.getSecurityGroupId(),
                SecurityGroupImportOptions.builder().mutable(false).build());
    }
}
