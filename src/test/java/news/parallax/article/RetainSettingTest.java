package news.parallax.article;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import news.parallax.EmbeddedDatabaseResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@TestProfile(RetainSettingTest.ScoresOnly.class)
class RetainSettingTest {
    /** A service whose operator keeps no text. */
    public static class ScoresOnly implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("parallax.retain", "scores");
        }
    }

    @Test
    void noTextIsKeptWhateverARequestSays() {
        Ready.await();
        String mark = "w" + UUID.randomUUID().toString().replace("-", "");
        var article = Samples.article("A", Samples.HARBOR + " Then " + mark + " came.")
                .put("retain", "text");
        String id = Samples.store(article).statusCode(201).extract().path("id");
        Samples.store(article).statusCode(200);
        get("/v1/articles/" + id).then().body("text", nullValue());
        assertThat(RetainTest.databaseHolds(mark)).isFalse();
    }
}
