package news.parallax.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import news.parallax.article.Scoring;
import news.parallax.model.ModelService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code score FILE|-}: one text, one result, under the same rules as {@code POST /v1/scores}. */
@Command(
        name = "score",
        description = "Scores one text and prints the result as JSON.",
        mixinStandardHelpOptions = true)
public final class ScoreCommand implements Callable<Integer> {
    /** Bytes of UTF-8, as for {@code POST /v1/scores}. */
    private static final int LARGEST_TEXT = 1 << 20;

    @Parameters(paramLabel = "FILE", description = "A file of UTF-8 text, or - for standard input.")
    String file = "-";

    @Option(names = "--title", description = "The article's title.")
    @Nullable
    String title;

    @Option(names = "--outlet", description = "Who published it.")
    @Nullable
    String outlet;

    @Option(names = "--language", description = "The text's language; without it, it is found.")
    @Nullable
    String language;

    @Option(names = "--target", description = "Somebody whose treatment is measured; may be repeated.")
    List<String> targets = List.of();

    private final Scoring scoring;
    private final ModelService models;
    private final ObjectMapper json;

    ScoreCommand(Scoring scoring, ModelService models, ObjectMapper json) {
        this.scoring = scoring;
        this.models = models;
        this.json = json;
    }

    @Override
    public Integer call() throws IOException {
        ObjectNode request = json.createObjectNode().put("text", text());
        if (title != null) {
            request.put("title", title);
        }
        if (outlet != null) {
            request.put("outlet", outlet);
        }
        if (language != null) {
            request.put("language", language);
        }
        targets.forEach(request.withArray("targets")::add);
        models.load().join();
        ObjectNode result =
                scoring.score(json.writeValueAsBytes(request)).await().indefinitely();
        System.out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(result));
        return 0;
    }

    String text() throws IOException {
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            // One byte more is enough to see that it is too long, however long it is.
            byte[] bytes = in.readNBytes(LARGEST_TEXT + 1);
            if (bytes.length > LARGEST_TEXT) {
                throw new CommandException(file + " is too long: it has more than " + LARGEST_TEXT + " bytes (1 MiB)");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            throw new CommandException("there is no file " + file);
        } catch (CharacterCodingException e) {
            throw new CommandException(file + " is not text in UTF-8");
        }
    }
}
