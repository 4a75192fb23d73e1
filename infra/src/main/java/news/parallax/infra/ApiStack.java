package news.parallax.infra;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.PayloadFormatVersion;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** The HTTP API: every path goes to one function, which knows its routes, its keys and its problem documents. */
public final class ApiStack extends Stack {
    /** API Gateway gives up after 29 s: the function is ended a second before, so that its log says so. */
    static final Duration TIMEOUT = Duration.seconds(28);

    /**
     * Of a request: when, which route, what came of it. Neither body nor query, in which words are that people look
     * for.
     */
    private static final List<String> LOGGED = List.of(
            "requestId",
            "requestTimeEpoch",
            "httpMethod",
            "path",
            "protocol",
            "status",
            "responseLength",
            "responseLatency",
            "integrationLatency",
            "integrationErrorMessage",
            "error.message");

    final HttpApi api;
    final ContainerFunction http;

    ApiStack(Construct scope, String id, StackProps props, Settings settings, Surroundings surroundings) {
        super(scope, id, props);
        http = new ContainerFunction(
                this,
                "Http",
                settings,
                surroundings,
                new ContainerFunction.Design(
                        "http",
                        surroundings.repositories().http,
                        TIMEOUT,
                        settings.traffic().http(),
                        ContainerFunction.MEMORY,
                        Map.of()));
        api = HttpApi.Builder.create(this, "Api")
                .apiName(settings.name("api"))
                .createDefaultStage(false)
                .defaultIntegration(HttpLambdaIntegration.Builder.create("Function", http.live)
                        .payloadFormatVersion(PayloadFormatVersion.VERSION_2_0)
                        .timeout(Duration.seconds(29))
                        .build())
                .build();
        HttpStage stage = HttpStage.Builder.create(this, "Stage")
                .httpApi(api)
                .stageName("$default")
                .autoDeploy(true)
                .throttle(ThrottleSettings.builder()
                        .rateLimit(settings.traffic().requestsPerSecond())
                        .burstLimit(settings.traffic().burst())
                        .build())
                .build();
        LogGroup log = Logs.group(this, "AccessLog", "/aws/vendedlogs/" + settings.name("api"), settings.logDays());
        ((CfnStage) Objects.requireNonNull(stage.getNode().getDefaultChild()))
                .setAccessLogSettings(CfnStage.AccessLogSettingsProperty.builder()
                        .destinationArn(log.getLogGroupArn())
                        .format(format())
                        .build());
        CfnOutput.Builder.create(this, "Address").value(api.getApiEndpoint()).build();
    }

    private static String format() {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        LOGGED.forEach(name -> line.put(name, "$context." + name));
        return line.toString();
    }
}
