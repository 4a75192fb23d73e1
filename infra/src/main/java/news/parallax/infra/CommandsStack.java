package news.parallax.infra;

import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/**
 * The command line beside the database: {@code migrate} and {@code keys}, called by an operator, one at a time. It has
 * a stack of its own so that a new version migrates before the functions of that version answer anyone.
 */
public final class CommandsStack extends Stack {
    /** In the image: who vouches for the proxy. The other functions know of theirs by themselves. */
    private static final String AUTHORITIES = "/var/task/authorities.pem";

    final ContainerFunction commands;

    CommandsStack(Construct scope, String id, StackProps props, Settings settings, Surroundings surroundings) {
        super(scope, id, props);
        commands = new ContainerFunction(
                this,
                "Commands",
                settings,
                surroundings,
                new ContainerFunction.Design(
                        "commands",
                        surroundings.repositories().commands,
                        Duration.minutes(15),
                        1,
                        1769,
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                "jdbc:" + surroundings.address() + "&sslrootcert=" + AUTHORITIES,
                                "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM",
                                "true",
                                "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS",
                                AUTHORITIES,
                                "QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM",
                                "HTTPS")));
        CfnOutput.Builder.create(this, "Function")
                .value(commands.function.getFunctionName())
                .build();
    }
}
