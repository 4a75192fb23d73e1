package news.parallax.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusTest {
    private final Cloud.Resource machine = Cloud.WHOLE.only("AWS::StepFunctions::StateMachine", "Machine");
    private final JsonNode states = definition().path("States");

    /** The definition, with {@code ARN} where CloudFormation puts something in. */
    private JsonNode definition() {
        JsonNode string = machine.properties().path("DefinitionString");
        StringBuilder text = new StringBuilder(string.asText());
        string.path("Fn::Join").path(1).forEach(part -> text.append(part.isTextual() ? part.asText() : "ARN"));
        try {
            return new ObjectMapper().readTree(text.toString());
        } catch (IOException e) {
            throw new AssertionError(text.toString(), e);
        }
    }

    @Test
    void theFormatDecidesHowTheCorpusIsRead() {
        assertThat(states.path("Lines")
                        .path("ItemReader")
                        .path("ReaderConfig")
                        .path("InputType")
                        .asText())
                .isEqualTo("JSONL");
        JsonNode csv = states.path("Rows").path("ItemReader").path("ReaderConfig");
        assertThat(csv.path("InputType").asText()).isEqualTo("CSV");
        assertThat(csv.path("CSVHeaderLocation").asText()).isEqualTo("FIRST_ROW");
        assertThat(states.path("Format").path("Choices"))
                .extracting(one ->
                        one.path("StringEquals").asText() + one.path("Next").asText())
                .containsExactly("jsonLines", "csvRows");
        assertThat(states.path(states.path("Format").path("Default").asText())
                        .path("Type")
                        .asText())
                .isEqualTo("Fail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lines", "Rows"})
    void manyBatchesAtOnceAsTheExecutionSays(String map) {
        JsonNode state = states.path(map);
        assertThat(state.path("MaxConcurrencyPath").asText()).isEqualTo("$.concurrency");
        assertThat(state.path("ToleratedFailurePercentagePath").asText()).isEqualTo("$.toleratedFailurePercentage");
        assertThat(state.path("ItemProcessor")
                        .path("ProcessorConfig")
                        .path("Mode")
                        .asText())
                .isEqualTo("DISTRIBUTED");
        assertThat(state.path("ItemBatcher").path("MaxItemsPerBatch").asInt()).isEqualTo(CorpusStack.ITEMS);
        assertThat(state.path("ItemBatcher").path("MaxInputBytesPerBatch").asInt())
                .isLessThan(256 * 1024);
        assertThat(state.path("ItemBatcher")
                        .path("BatchInput")
                        .path("results.$")
                        .asText())
                .isEqualTo("$.results");
        assertThat(state.path("ResultWriter").path("Parameters").path("Prefix").asText())
                .isEqualTo("runs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lines", "Rows"})
    void aBatchIsTheWorkersEventAndIsTriedAgain(String map) {
        JsonNode task = states.path(map).path("ItemProcessor").path("States").path("Score" + map);
        // {"BatchInput": …, "Items": …} as it is.
        assertThat(task.has("Parameters")).isFalse();
        JsonNode frame = states.path(map).path("ItemBatcher").path("BatchInput");
        assertThat(frame.path("format").asText()).isEqualTo(map.equals("Rows") ? "csv" : "json");
        assertThat(frame.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("format", "results.$", "store.$", "axes.$");
        assertThat(task.path("Retry").path(0).path("ErrorEquals").path(0).asText())
                .isEqualTo("news.parallax.worker.UnknownEvent");
        assertThat(task.path("Retry").path(0).path("MaxAttempts").asInt()).isZero();
        assertThat(task.path("Retry"))
                .hasSize(3)
                .filteredOn(retry -> retry.path("MaxAttempts").asInt() > 0)
                .hasSize(2)
                .allSatisfy(retry -> {
                    assertThat(retry.path("BackoffRate").asDouble()).isGreaterThan(1);
                    assertThat(retry.path("JitterStrategy").asText()).isEqualTo("FULL");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'key':'a/2026.jsonl'} | {'key':'a/2026.jsonl','prefix':'a/2026.jsonl.scores/monday/','execution':{'id':'arn:monday','startedAt':'2026-11-23T06:00:00Z'},'store':false,'axes':null,'concurrency':10,'toleratedFailurePercentage':1,'format':'json'}",
                "{'key':'B.CSV','store':true,'concurrency':40,'axes':['cruel-compassionate']} | {'key':'B.CSV','prefix':'B.CSV.scores/monday/','execution':{'id':'arn:monday','startedAt':'2026-11-23T06:00:00Z'},'store':true,'axes':['cruel-compassionate'],'concurrency':40,'toleratedFailurePercentage':1,'format':'csv'}",
                "{'key':'corpus','format':'csv','toleratedFailurePercentage':0} | {'key':'corpus','prefix':'corpus.scores/monday/','execution':{'id':'arn:monday','startedAt':'2026-11-23T06:00:00Z'},'store':false,'axes':null,'concurrency':10,'toleratedFailurePercentage':0,'format':'csv'}",
                "{'key':'csv.txt'} | {'key':'csv.txt','prefix':'csv.txt.scores/monday/','execution':{'id':'arn:monday','startedAt':'2026-11-23T06:00:00Z'},'store':false,'axes':null,'concurrency':10,'toleratedFailurePercentage':1,'format':'unknown'}"
            },
            quoteCharacter = '"')
    void whatAnExecutionDoesNotSayIsSettled(String input, String settled) throws IOException {
        JsonNode state = states.path("Settle");
        assertThat(state.path("QueryLanguage").asText()).isEqualTo("JSONata");
        ObjectMapper json =
                JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();
        Map<String, Object> found = new HashMap<>();
        state.path("Output").properties().forEach(field -> {
            if (field.getKey().equals("results")) {
                found.put("prefix", value(field.getValue().path("prefix").asText(), input, json));
            } else if (field.getKey().equals("execution")) {
                Map<String, Object> execution = new HashMap<>();
                field.getValue()
                        .properties()
                        .forEach(part -> execution.put(
                                part.getKey(), value(part.getValue().asText(), input, json)));
                found.put("execution", execution);
            } else {
                found.put(field.getKey(), value(field.getValue().asText(), input, json));
            }
        });
        assertThat((JsonNode) json.valueToTree(found)).isEqualTo(json.readTree(settled));
    }

    /** As Step Functions works it out: by JSONata, whose variable holds the input and what is run. */
    private static @Nullable Object value(String expression, String input, ObjectMapper json) {
        assertThat(expression).startsWith("{% ").endsWith(" %}");
        Jsonata jsonata = Jsonata.jsonata(expression.substring(3, expression.length() - 3));
        try {
            Jsonata.Frame variables = jsonata.createFrame();
            variables.bind(
                    "states",
                    Map.of(
                            "input",
                            json.readValue(input, Map.class),
                            "context",
                            Map.of(
                                    "Execution",
                                    Map.of(
                                            "Id",
                                            "arn:monday",
                                            "Name",
                                            "monday",
                                            "StartTime",
                                            "2026-11-23T06:00:00Z"))));
            return jsonata.evaluate(null, variables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anExecutionsResultsAreItsOwnAndSayHowTheyWereMade() {
        assertThat(states.path("Settle").path("Output").at("/results/prefix").asText())
                .contains("$states.context.Execution.Name");
        assertThat(states.path("Settle").path("Next").asText()).isEqualTo("Manifest");
        JsonNode manifest = states.path("Manifest");
        assertThat(manifest.path("Resource").asText()).endsWith(":states:::aws-sdk:s3:putObject");
        assertThat(manifest.path("Parameters").path("Key.$").asText())
                .isEqualTo("States.Format('{}manifest.json', $.results.prefix)");
        // All that was settled: key, format, axes, whether articles are stored, which execution it is.
        assertThat(manifest.path("Parameters").path("Body.$").asText()).isEqualTo("$");
        assertThat(manifest.has("ResultPath")).isTrue();
        assertThat(manifest.path("ResultPath").isNull()).isTrue();
        assertThat(manifest.path("Next").asText()).isEqualTo("Format");
        for (String map : new String[] {"Lines", "Rows"}) {
            assertThat(states.path(map)
                            .path("ItemBatcher")
                            .path("BatchInput")
                            .path("results.$")
                            .asText())
                    .as("where its batches write")
                    .isEqualTo("$.results");
        }
    }

    @Test
    void noArticleGetsIntoTheLog() {
        JsonNode logging = machine.properties().path("LoggingConfiguration");
        assertThat(logging.path("Level").asText()).isEqualTo("ERROR");
        assertThat(logging.path("IncludeExecutionData").asBoolean(true)).isFalse();
    }
}
