package news.parallax.infra;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * A network without a way out: no gateway, no NAT, no public subnet. Who may reach whom stands here alone: functions →
 * proxy → database on 5432, functions → endpoints on 443, functions → S3 on 443.
 */
public final class NetworkStack extends Stack {
    /** Zones, and so subnets and interfaces of each endpoint. */
    static final int ZONES = 2;

    private static final Port POSTGRES = Port.tcp(5432);
    private static final Port HTTPS = Port.tcp(443);

    final Vpc vpc;
    final SecurityGroup functions;
    final SecurityGroup proxy;
    final SecurityGroup database;

    NetworkStack(Construct scope, String id, StackProps props, Settings settings, IBucket corpora) {
        super(scope, id, props);
        vpc = Vpc.Builder.create(this, "Network")
                .ipAddresses(IpAddresses.cidr("10.20.0.0/20"))
                .maxAzs(ZONES)
                .natGateways(0)
                .subnetConfiguration(List.of(SubnetConfiguration.builder()
                        .name("isolated")
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .cidrMask(23)
                        .build()))
                // Nothing is in the default group; emptying it would take a function of its own, with its own role.
                .restrictDefaultSecurityGroup(false)
                .build();
        vpc.addFlowLog(
                "Refused",
                FlowLogOptions.builder()
                        .trafficType(FlowLogTrafficType.REJECT)
                        .destination(FlowLogDestination.toCloudWatchLogs(
                                Logs.group(this, "RefusedLog", "/" + settings.name("refused"), settings.logDays())))
                        .build());
        functions = group("Functions", "Functions: out to the proxy and to the endpoints, in from nowhere");
        proxy = group("Proxy", "RDS Proxy: in from the functions, out to the database");
        database = group("Database", "Aurora: in from the proxy, out to nowhere");
        SecurityGroup endpoints = group("Endpoints", "Endpoints of AWS: in from the functions");
        open(functions, proxy, POSTGRES);
        open(proxy, database, POSTGRES);
        open(functions, endpoints, HTTPS);
        toS3(settings, corpora);
        at("Queues", InterfaceVpcEndpointAwsService.SQS, endpoints);
        at("Secrets", InterfaceVpcEndpointAwsService.SECRETS_MANAGER, endpoints);
    }

    private SecurityGroup group(String id, String description) {
        return SecurityGroup.Builder.create(this, id)
                .vpc(vpc)
                .description(description)
                .allowAllOutbound(false)
                .build();
    }

    private static void open(SecurityGroup from, SecurityGroup to, Port port) {
        from.addEgressRule(to, port);
        to.addIngressRule(from, port);
    }

    private void toS3(Settings settings, IBucket corpora) {
        functions.addEgressRule(
                settings.s3PrefixList().isEmpty() ? Peer.anyIpv4() : Peer.prefixList(settings.s3PrefixList()),
                HTTPS,
                "S3 through its gateway, the only route out of the subnets");
        vpc.addGatewayEndpoint(
                        "Objects",
                        GatewayVpcEndpointOptions.builder()
                                .service(GatewayVpcEndpointAwsService.S3)
                                .build())
                // The roles say who may do it; this says that from here nothing else in S3 is in reach.
                .addToPolicy(PolicyStatement.Builder.create()
                        .principals(List.of(new AnyPrincipal()))
                        .actions(List.of("s3:PutObject"))
                        .resources(List.of(corpora.arnForObjects("*")))
                        .build());
    }

    private void at(String id, InterfaceVpcEndpointAwsService service, SecurityGroup endpoints) {
        vpc.addInterfaceEndpoint(
                id,
                InterfaceVpcEndpointOptions.builder()
                        .service(service)
                        .securityGroups(List.of(endpoints))
                        .open(false)
                        .privateDnsEnabled(true)
                        .build());
    }
}
