package news.parallax.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private final Cloud cloud = Cloud.WHOLE;

    @Test
    void noInstanceIsPublicAndAllLieInIsolatedSubnets() {
        assertThat(cloud.of("AWS::RDS::DBInstance")).allSatisfy(instance -> {
            assertThat(instance.properties().path("PubliclyAccessible").asBoolean(true))
                    .isFalse();
            assertThat(instance.properties().path("DBInstanceClass").asText()).isEqualTo("db.serverless");
        });
        assertThat(cloud.of("AWS::RDS::DBSubnetGroup"))
                .allSatisfy(group -> assertThat(group.properties().path("SubnetIds"))
                        .hasSize(NetworkStack.ZONES)
                        .allSatisfy(subnet -> assertThat(subnet.toString()).contains("isolated")));
    }

    @Test
    void theClusterIsEncryptedKeptAndBackedUp() {
        Cloud.Resource cluster = cloud.only("AWS::RDS::DBCluster", "Cluster");
        JsonNode properties = cluster.properties();
        assertThat(properties.path("StorageEncrypted").asBoolean()).isTrue();
        assertThat(properties.path("DeletionProtection").asBoolean()).isTrue();
        assertThat(properties.path("BackupRetentionPeriod").asInt()).isEqualTo(14);
        assertThat(properties.path("DeleteAutomatedBackups").asBoolean(true)).isFalse();
        assertThat(cluster.body().path("DeletionPolicy").asText()).isEqualTo("Snapshot");
        assertThat(properties.path("EngineVersion").asText()).startsWith("17.");
        assertThat(properties
                        .path("ServerlessV2ScalingConfiguration")
                        .path("MinCapacity")
                        .asDouble())
                .isEqualTo(0.5);
        assertThat(properties
                        .path("ServerlessV2ScalingConfiguration")
                        .path("MaxCapacity")
                        .asDouble())
                .isEqualTo(8);
    }

    @Test
    void noPasswordIsInATemplateAndRdsRotatesIt() {
        JsonNode properties = cloud.only("AWS::RDS::DBCluster", "Cluster").properties();
        assertThat(properties.has("MasterUserPassword")).isFalse();
        assertThat(properties.path("ManageMasterUserPassword").asBoolean()).isTrue();
    }

    @Test
    void onlyEncryptedConnectionsAreTaken() {
        assertThat(cloud.only("AWS::RDS::DBProxy", "Proxy")
                        .properties()
                        .path("RequireTLS")
                        .asBoolean())
                .isTrue();
        JsonNode parameters =
                cloud.only("AWS::RDS::DBClusterParameterGroup", "").properties().path("Parameters");
        assertThat(parameters.path("rds.force_ssl").asText()).isEqualTo("1");
        assertThat(parameters.path("log_min_error_statement").asText()).isEqualTo("panic");
        assertThat(cloud.of("AWS::Lambda::Function"))
                .allSatisfy(function -> assertThat(function.properties()
                                .path("Environment")
                                .path("Variables")
                                .path("QUARKUS_DATASOURCE_REACTIVE_URL")
                                .toString())
                        .contains("sslmode=verify-full"));
    }

    @Test
    void theProxyUsesTheClustersSecret() {
        JsonNode properties = cloud.only("AWS::RDS::DBProxy", "Proxy").properties();
        assertThat(properties.path("Auth").path(0).path("SecretArn").toString()).contains("MasterUserSecret");
        assertThat(properties.path("VpcSubnetIds")).hasSize(NetworkStack.ZONES);
        JsonNode group = cloud.only("AWS::RDS::DBProxyTargetGroup", "").properties();
        assertThat(group.path("ConnectionPoolConfigurationInfo")
                        .path("MaxConnectionsPercent")
                        .asInt())
                .isEqualTo(80);
    }

    @Test
    void aDatabaseThatTheProxyKeepsAwakeIsNotSaidToPause() {
        assertThatThrownBy(() -> new Settings.Capacity(BigDecimal.ZERO, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.5");
    }
}
