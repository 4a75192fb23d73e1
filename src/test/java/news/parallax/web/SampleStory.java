package news.parallax.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** The project's own story, posted as programs do. */
final class SampleStory {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SampleStory() {}

    static List<ObjectNode> articles() {
        try (Stream<Path> files = Files.list(Path.of("samples", "story"))) {
            return files.sorted()
                    .map(file -> {
                        try {
                            return (ObjectNode) JSON.readTree(file.toFile());
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it is. */
    static void post() {
        articles().forEach(SampleStory::store);
    }

    /** Under another name; other tests may have stored its texts already, so that each has other blanks at its end. */
    static void postAs(String story) {
        String blanks = " ".repeat(ThreadLocalRandom.current().nextInt(1, 5_000));
        articles()
                .forEach(article -> store(article.put("story", story)
                        .put("text", article.path("text").asText() + blanks)));
    }

    static void store(ObjectNode article) {
        int status = given().contentType(ContentType.JSON)
                .body(article.toString())
                .post("/v1/articles")
                .statusCode();
        assertThat(status).as("posting %s", article.path("outlet")).isIn(200, 201);
    }
}
