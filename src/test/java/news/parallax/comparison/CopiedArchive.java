package news.parallax.comparison;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Outlets with many stories: the six texts of the sample story, scored once and copied row by row, as if other outlets
 * had printed them on other days. Outlet {@code o} tells its story {@code s} in the text {@link #text}, published on 1
 * January 2026 plus {@code 3 s} days.
 *
 * @param name of outlets and stories begins with it
 * @param sources the articles that were copied, as they were answered
 */
record CopiedArchive(String name, List<JsonNode> sources) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The text that an outlet tells a story in, by its number among the six. */
    private static final String TEXT = "case when o % 2 = 0 then (s * o + s / 3) % 3 else 2 + (s * o + s / 2) % 4 end";

    /**
     * Likewise, so that every outlet differs from all others: the first text is told by outlets in ever more stories.
     */
    private static final String RISING = "case when s * 7 % 50 < o * 50 / 20 then 0 else 4 end";

    /**
     * Which stories outlets tell, as what follows the name in an article's story. Of many articles on one story no
     * texts are kept: they would all be copies of each other.
     */
    enum Stories {
        SHARED("'story ' || s", TEXT),
        OWN("'story ' || o || ' and ' || s", TEXT),
        SHARED_AND_DIFFERENT("'story ' || s", RISING),
        OWN_AND_DIFFERENT("'story ' || o || ' and ' || s", RISING),
        ONE("'story'", TEXT),
        ONE_AND_DIFFERENT("'story'", RISING);

        private final String story;
        private final String text;

        Stories(String story, String text) {
            this.story = story;
            this.text = text;
        }

        boolean one() {
            return story.equals(ONE.story);
        }

        private String copy() {
            return COPY.replace("TEXT", text).replace("STORY", story).replace("KEPT", Boolean.toString(!one()));
        }
    }

    // One statement: keys among its rows are checked when it ends.
    private static final String COPY = """
            with base as (select id, row_number() over (order by outlet) - 1 as k from article where outlet like ? || '/%'),
            made as (select gen_random_uuid() as id, b.id as base, o, s
                from generate_series(1, ?) o cross join generate_series(1, ?) s
                join base b on b.k = TEXT),
            articles as (insert into article (id, outlet, story, title, url, published_at, text_hash, revision, created_at)
                select m.id, ? || ' ' || o, ? || ' ' || STORY, 'Title of ' || o || ' and ' || s,
                    'https://example.org/' || o || '/' || s, timestamptz '2026-01-01T00:00:00Z' + s * interval '3 days',
                    'sha256:' || o || '-' || s, 0, x.created_at
                from made m join article x on x.id = m.base returning id),
            texts as (insert into article_text select m.id, x.text from made m join article_text x on x.article_id = m.base
                where KEPT returning article_id),
            scores as (insert into score select m.id, x.model_id, x.scored_at, x.named, x.summary, x.sentences
                from made m join score x on x.article_id = m.base returning article_id),
            vectors as (insert into sentence_vectors select m.id, x.model_id, x.vectors
                from made m join sentence_vectors x on x.article_id = m.base returning article_id)
            select count(*) from articles""";

    static CopiedArchive of(int outlets, int stories) throws IOException {
        return of(outlets, stories, Stories.SHARED);
    }

    static CopiedArchive of(int outlets, int stories, Stories told) throws IOException {
        String name = "Archive " + UUID.randomUUID();
        List<JsonNode> sources = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("samples", "story"))) {
            for (Path file : files.sorted().toList()) {
                ObjectNode article = (ObjectNode) JSON.readTree(file.toFile());
                article.put("outlet", name + "/" + sources.size()).put("story", name);
                sources.add(JSON.readTree(given().contentType(ContentType.JSON)
                        .body(article.toString())
                        .post("/v1/articles")
                        .then()
                        .statusCode(201)
                        .extract()
                        .asString()));
            }
        }
        try (Connection connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                PreparedStatement copy = connection.prepareStatement(told.copy())) {
            copy.setString(1, name);
            copy.setInt(2, outlets);
            copy.setInt(3, stories);
            copy.setString(4, name);
            copy.setString(5, name);
            copy.execute();
        } catch (SQLException e) {
            throw new AssertionError("articles could not be copied", e);
        }
        return new CopiedArchive(name, sources);
    }

    String outlet(int o) {
        return name + " " + o;
    }

    /** What the copied article says of a measure, as a JSON pointer below its measures. */
    double value(int o, int s, String measure) {
        return sources.get(text(o, s)).at("/measures" + measure + "/value").asDouble();
    }

    private static int text(int o, int s) {
        return o % 2 == 0 ? (s * o + s / 3) % 3 : 2 + (s * o + s / 2) % 4;
    }

    static void change(String statement, String value) {
        try (Connection connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setString(1, value);
            prepared.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }
}
