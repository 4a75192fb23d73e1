package news.parallax.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/** The templates as they would be deployed, made once for all tests; each test looks at resources of some type. */
final class Cloud {
    /** With images, as an installation is in the end. */
    static final Cloud WHOLE = with(Map.of("images", "v1"));

    final Map<String, Template> templates;
    private final List<Resource> resources = new ArrayList<>();

    /** A resource of a template, with what CloudFormation is told of it. */
    record Resource(String stack, String name, String type, JsonNode body) {
        JsonNode properties() {
            return body.path("Properties");
        }

        @Override
        public String toString() {
            return stack + "/" + name + " (" + type + ")";
        }
    }

    private Cloud(Map<String, Template> templates) {
        this.templates = templates;
        ObjectMapper json = new ObjectMapper();
        templates.forEach((stack, template) -> json.valueToTree(template.toJSON())
                .path("Resources")
                .properties()
                .forEach(entry -> resources.add(new Resource(
                        stack, entry.getKey(), entry.getValue().path("Type").asText(), entry.getValue()))));
    }

    /** The values of {@code cdk.json}, some of them replaced. */
    static Cloud with(Map<String, String> chosen) {
        Map<String, Object> context = new HashMap<>();
        try {
            new ObjectMapper()
                    .readTree(Path.of("cdk.json").toFile())
                    .path("context")
                    .properties()
                    .forEach(entry -> context.put(
                            entry.getKey(),
                            entry.getValue().isBoolean()
                                    ? entry.getValue().booleanValue()
                                    : entry.getValue().asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.putAll(chosen);
        App app = new App(AppProps.builder()
                .context(context)
                .outdir("target/cdk-test/" + Integer.toHexString(chosen.hashCode()))
                .build());
        Map<String, Template> templates = new LinkedHashMap<>();
        for (Stack stack : ParallaxApp.stacks(app)) {
            templates.put(stack.getStackName(), Template.fromStack(stack));
        }
        return new Cloud(templates);
    }

    List<Resource> all() {
        return resources;
    }

    /** At least one of them: what a test says of none it would not say. */
    List<Resource> of(String type) {
        List<Resource> found =
                resources.stream().filter(one -> one.type().equals(type)).toList();
        if (found.isEmpty()) {
            throw new AssertionError("no " + type);
        }
        return found;
    }

    Resource only(String type, String namePart) {
        List<Resource> found =
                of(type).stream().filter(one -> one.name().contains(namePart)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " of " + type + " with " + namePart + " in their names: " + found);
        }
        return found.get(0);
    }
}
