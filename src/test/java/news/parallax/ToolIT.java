package news.parallax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged jar prints as a tool, run from a folder that is not its own. */
@Timeout(300)
class ToolIT {
    private static final String STORY = "The harbour council met on Monday. It voted to close the old ferry line.\n"
            + "Critics called the reckless decision a shameful betrayal of the islanders.\n";
    private static final String FRENCH = "Le conseil municipal a annoncé lundi qu'il ne renouvellerait pas le contrat"
            + " avec la compagnie de ferries. Les habitants de l'île ont appelé à une réunion publique dans le port.\n";
    private static final String ROWS = """
            {"text": "The council met on Monday.", "label": 0}
            {"text": "A shameless, grotesque betrayal of everybody.", "label": 1}
            {"text": "Two ferries left the harbour.", "label": 0}
            """;

    @TempDir
    Path inputs;

    @TempDir
    Path working;

    /** What a process said and how it ended. */
    private record Ending(int code, String out, String err) {}

    @Test
    void scoresAFile() throws Exception {
        JsonNode result = onlyObject(run(null, "score", write("story.txt", STORY)));
        assertThat(result.get("sentences")).hasSize(3);
        assertThat(result.at("/measures/loaded_language/value").doubleValue()).isBetween(0.0, 1.0);
    }

    @Test
    void scoresStandardInputToTheSameResult() throws Exception {
        Path story = Path.of(write("story.txt", STORY));
        JsonNode piped = onlyObject(run(story, "score", "-"));
        JsonNode named = onlyObject(run(null, "score", story.toString()));
        assertThat(piped.get("textHash")).isEqualTo(named.get("textHash"));
        assertThat(piped.get("measures")).isEqualTo(named.get("measures"));
    }

    @Test
    void evaluatesLabelledRows() throws Exception {
        JsonNode figures = onlyObject(run(null, "evaluate", "loaded-language", write("rows.jsonl", ROWS)));
        assertThat(figures.get("rows").intValue()).isEqualTo(3);
        assertThat(figures.get("macro_f1").doubleValue()).isBetween(0.0, 1.0);
    }

    @Test
    void auditsTheModel() throws Exception {
        String texts = Path.of("models", "data", "audit").toAbsolutePath().toString();
        JsonNode audit = onlyObject(run(null, "audit", texts, "--check", "sarcasm", "--check", "voices"));
        assertThat(audit.at("/model/hash").textValue()).startsWith("sha256:");
        assertThat(audit.get("checks")).hasSize(2);
        assertThat(audit.at("/checks/0/check").textValue()).isEqualTo("sarcasm");
    }

    @Test
    void refusesATextInAnotherLanguageInOneLine() throws Exception {
        assertThat(onlyLine(run(null, "score", write("french.txt", FRENCH))))
                .startsWith("parallax score: ")
                .contains("text: ")
                .contains("'fr'")
                .doesNotContain("municipal");
    }

    @Test
    void namesAMissingFileInOneLine() throws Exception {
        assertThat(onlyLine(run(null, "score", "missing.txt")))
                .startsWith("parallax score: ")
                .contains("missing.txt");
        assertThat(onlyLine(run(null, "audit"))).startsWith("parallax audit: ").contains("there is no folder");
        assertThat(onlyLine(run(null, "evaluate", "loaded-language", "missing.jsonl")))
                .startsWith("parallax evaluate: ")
                .contains("missing.jsonl");
    }

    private static JsonNode onlyObject(Ending ending) throws IOException {
        assertThat(ending.code()).as(ending.err()).isZero();
        ObjectMapper json = new ObjectMapper();
        try (JsonParser parser = json.createParser(ending.out())) {
            JsonNode object = json.readTree(parser);
            assertThat(object.isObject()).isTrue();
            assertThat(parser.nextToken()).as("nothing behind it").isNull();
            return object;
        }
    }

    private static String onlyLine(Ending ending) {
        assertThat(ending.code()).isNotZero();
        assertThat(ending.out()).isEmpty();
        assertThat(ending.err().strip()).hasLineCount(1);
        return ending.err().strip();
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(inputs.resolve(name), content).toString();
    }

    /** Runs the jar and looks that nothing is left behind: no data folder, and so no database. */
    private Ending run(Path input, String... words) throws IOException, InterruptedException {
        Path out = inputs.resolve("out");
        Path err = inputs.resolve("err");
        ProcessBuilder command = Service.command(working.resolve("data"), words)
                .directory(working.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        command.command().set(command.command().indexOf(System.getProperty("parallax.jar")), jar());
        if (input != null) {
            command.redirectInput(input.toFile());
        }
        int code = command.start().waitFor();
        try (Stream<Path> left = Files.list(working)) {
            assertThat(left).isEmpty();
        }
        // The log goes to stderr, so a service that listens would say so there.
        assertThat(Files.readString(err)).doesNotContain("Listening on");
        return new Ending(code, Files.readString(out), Files.readString(err));
    }

    private static String jar() {
        return Path.of(System.getProperty("parallax.jar")).toAbsolutePath().toString();
    }
}
