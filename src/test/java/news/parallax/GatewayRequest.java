package news.parallax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** A request as API Gateway's HTTP API hands it to a function (payload format 2.0), and its answer. */
final class GatewayRequest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode event = JSON.createObjectNode();
    private final ObjectNode headers = event.putObject("headers");

    /** What the gateway would send to the client. */
    record Answer(int status, JsonNode event, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }

        /** By a name of any case; empty where it is not there. */
        String header(String name) {
            for (var field : event.path("headers").properties()) {
                if (field.getKey().equalsIgnoreCase(name)) {
                    return field.getValue().asText();
                }
            }
            return "";
        }

        /** The one that it sets, in the payload's own list or as a header. */
        String cookie() {
            JsonNode cookies = event.path("cookies");
            return cookies.isEmpty() ? header("set-cookie") : cookies.get(0).asText();
        }

        boolean encoded() {
            return event.path("isBase64Encoded").asBoolean();
        }
    }

    private GatewayRequest(String method, String target) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        event.put("version", "2.0").put("routeKey", "$default").put("rawPath", path);
        event.put("rawQueryString", question < 0 ? "" : target.substring(question + 1));
        event.put("isBase64Encoded", false);
        event.putObject("requestContext")
                .put("requestId", "1")
                .put("stage", "$default")
                .putObject("http")
                .put("method", method)
                .put("path", path)
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "203.0.113.7");
        header("host", "abc.execute-api.eu-central-1.amazonaws.com");
    }

    static GatewayRequest get(String target) {
        return new GatewayRequest("GET", target);
    }

    static GatewayRequest post(String target, String json) {
        GatewayRequest request = new GatewayRequest("POST", target).header("content-type", "application/json");
        return request.body(json);
    }

    /** A page's form, as a browser sends it. */
    static GatewayRequest form(String target, Map<String, String> fields) {
        GatewayRequest request =
                new GatewayRequest("POST", target).header("content-type", "application/x-www-form-urlencoded");
        return request.body(fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }

    private GatewayRequest body(String body) {
        event.put("body", body);
        return header("content-length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
    }

    /** From another address than the usual one, as the gateway saw it. */
    GatewayRequest from(String address) {
        event.withObject("/requestContext/http").put("sourceIp", address);
        return this;
    }

    GatewayRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    GatewayRequest key(String key) {
        return header("x-api-key", key);
    }

    GatewayRequest cookie(String cookie) {
        event.withArray("cookies").add(cookie);
        return this;
    }

    /** As the gateway sends bodies that it takes for binary. */
    GatewayRequest encoded() {
        String body = event.path("body").asText();
        event.put("body", Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
        event.put("isBase64Encoded", true);
        return this;
    }

    Answer to(FunctionRuntime function) throws IOException, InterruptedException {
        FunctionRuntime.Answer answer = function.invoke(event.toString(), Duration.ofSeconds(60));
        if (!(answer instanceof FunctionRuntime.Answer.Response)) {
            throw new AssertionError(answer + "\n" + function.log());
        }
        JsonNode response = JSON.readTree(answer.body());
        String body = response.path("body").asText("");
        return new Answer(
                response.path("statusCode").asInt(),
                response,
                response.path("isBase64Encoded").asBoolean()
                        ? Base64.getDecoder().decode(body)
                        : body.getBytes(StandardCharsets.UTF_8));
    }
}
