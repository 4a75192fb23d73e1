package news.parallax.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.parallax.measure.Axis;
import news.parallax.measure.BuiltInAxes;
import news.parallax.measure.Measure;
import news.parallax.platform.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
    private static final String LONG = "x".repeat(2_049);

    static Stream<Arguments> violations() {
        return Stream.of(
                Arguments.of("{'outlet': 1}", "outlet"),
                Arguments.of("{'outlet': ''}", "outlet"),
                Arguments.of("{'outlet': ' \\u00a0\\u200b'}", "outlet"),
                Arguments.of("{'outlet': '" + LONG.substring(0, 201) + "'}", "outlet"),
                Arguments.of("{'outlet': 'a\\tb'}", "outlet@1"),
                Arguments.of("{'outlet': 'ab\\u0085'}", "outlet@2"),
                Arguments.of("{'outlet': null}", "outlet"),
                Arguments.of("{'story': 'a\\nb'}", "story@1"),
                Arguments.of("{'story': ''}", "story"),
                Arguments.of("{'text': ' \\n '}", "text"),
                Arguments.of("{'text': '\\u200b\\ufeff\\u0301'}", "text"),
                Arguments.of("{'text': []}", "text"),
                Arguments.of("{'text': null}", "text"),
                Arguments.of("{'text': 'ab\\u0000c'}", "text@2"),
                Arguments.of("{'text': '\\ud83d\\ude00x\\ud83d'}", "text@3"),
                Arguments.of("{'text': '\\ude00\\ud83d'}", "text@0"),
                Arguments.of("{'title': '\\u0000'}", "title@0"),
                Arguments.of("{'title': '" + LONG.substring(0, 1_001) + "'}", "title"),
                Arguments.of("{'url': 'ftp://example.org'}", "url"),
                Arguments.of("{'url': 'javascript:alert(1)'}", "url"),
                Arguments.of("{'url': 'http://'}", "url"),
                Arguments.of("{'url': 'https://a b'}", "url"),
                Arguments.of("{'url': 'https://" + LONG + "'}", "url"),
                Arguments.of("{'author': '" + LONG.substring(0, 501) + "'}", "author"),
                Arguments.of("{'publishedAt': 'yesterday'}", "publishedAt"),
                Arguments.of("{'publishedAt': 1767225600}", "publishedAt"),
                Arguments.of("{'publishedAt': '2026-03-01T10:00:00'}", "publishedAt"),
                Arguments.of("{'publishedAt': '2026-02-30'}", "publishedAt"),
                Arguments.of("{'publishedAt': '+12026-03-01T10:00:00Z'}", "publishedAt"),
                Arguments.of("{'publishedAt': '0001-01-01T00:00:00+10:00'}", "publishedAt"),
                Arguments.of("{'language': 'e'}", "language"),
                Arguments.of("{'language': 'english language'}", "language"),
                Arguments.of("{'id': '" + LONG.substring(0, 201) + "'}", "id"),
                Arguments.of("{'id': 7}", "id"),
                Arguments.of("{'targets': 'Reyes'}", "targets"),
                Arguments.of("{'targets': ['a', 2, '']}", "targets[1] targets[2]"),
                Arguments.of("{'targets': ['a', 'b\\ud800']}", "targets[1]@1"),
                Arguments.of("{'targets': [" + "'a',".repeat(20) + "'a']}", "targets"),
                Arguments.of("{'targets': [" + "'a',".repeat(20_000) + "'a']}", "targets"),
                Arguments.of("{'axes': 'a'}", "axes"),
                Arguments.of("{'axes': {}}", "axes"),
                Arguments.of(
                        "{'axes': [1, [], null, 'No Name', 'unknown']}", "axes[0] axes[1] axes[2] axes[3] axes[4]"),
                Arguments.of("{'axes': [" + "'threat-opportunity',".repeat(20) + "'elite-people']}", "axes"),
                Arguments.of("{'axes': ['elite-people', 'threat-opportunity', 'elite-people']}", "axes[2]"),
                Arguments.of(
                        "{'axes': ['elite-people', {'name': 'elite-people', 'negative': ['a', 'b'], 'positive': ['c', 'd']}]}",
                        "axes[1]"),
                Arguments.of("{'axes': [{'name': 'a', 'negative': ['b', 'c']}]}", "axes[0].positive"),
                Arguments.of(
                        "{'axes': [{'name': 'a', 'negative': ['b'], 'positive': []}]}",
                        "axes[0].negative axes[0].positive"),
                Arguments.of(
                        "{'axes': [{'name': 'a', 'negative': ['b', 'c'], 'positive': ['C ', 'b']}]}",
                        "axes[0].positive"),
                Arguments.of(
                        "{'axes': ['elite-people', {'name': 'A_', 'negative': ['" + LONG.substring(0, 201)
                                + "', 7], 'positive': 'x', 'description': {}}]}",
                        "axes[1].negative[1] axes[1].positive axes[1].description axes[1].name axes[1].negative[0]"),
                Arguments.of(
                        "{'axes': [{'name': 'a', 'negative': [" + "'b',".repeat(20)
                                + "'c'], 'positive': ['d', 'e\\u0000']}]}",
                        "axes[0].negative axes[0].positive[1]"),
                Arguments.of("{'measures': ['mood']}", "measures"),
                Arguments.of("{'measures': ['lean', 'axis']}", "measures"),
                Arguments.of("{'measures': {}}", "measures"),
                Arguments.of("{'sentences': 'yes'}", "sentences"),
                Arguments.of("{'explain': 'true'}", "explain"),
                Arguments.of("{'retain': 'nothing'}", "retain"),
                Arguments.of("{'retain': false}", "retain"),
                Arguments.of(
                        "{'outlet': '', 'text': 5, 'url': 'x', 'retain': 'x', 'sentences': 1}",
                        "outlet text url sentences retain"));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void everyViolatedFieldIsNamed(String json, String expected) {
        // Of fields given twice the last counts.
        String body = "{\"outlet\": \"o\", \"text\": \"t\", "
                + json.replace('\'', '"').substring(1);
        HttpProblem problem = refusal(body.getBytes(StandardCharsets.UTF_8));
        assertThat(problem.getStatusCode()).isEqualTo(422);
        @SuppressWarnings("unchecked")
        List<Violation> found = (List<Violation>) problem.getParameters().get("violations");
        assertThat(found.stream().map(v -> v.field() + (v.position() == null ? "" : "@" + v.position())))
                .containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "  \n", "{", "{\"text\": \"a}", "{'text': 'a'}", "{\"text\": \"a\"} x", "{\"text\": \"a\"}{}",
                "{\"text\": tru}", "{\"a\": [1, 2}", "{\"a\": 01}", "[1", "\"a", "{\"text\": \"a\nb\"}", "{\"a\" 1}"
            })
    void brokenJsonIsABadRequest(String json) {
        HttpProblem problem = refusal(json.getBytes(StandardCharsets.UTF_8));
        assertThat(problem.getStatusCode()).isEqualTo(400);
        assertThat(problem.getDetail()).isNotBlank();
    }

    @Test
    void brokenJsonIsLocatedAndNotQuoted() {
        HttpProblem problem = refusal("{\n  \"text\": \"secret\" oops}".getBytes(StandardCharsets.UTF_8));
        assertThat(problem.getDetail()).contains("line 2", "column").doesNotContain("secret", "oops");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"text\": \"a\"}]", "\"text\"", "12", "null", "true"})
    void whatIsNoObjectIsUnprocessable(String json) {
        assertThat(refusal(json.getBytes(StandardCharsets.UTF_8)).getStatusCode())
                .isEqualTo(422);
    }

    @Test
    void otherEncodingsAreABadRequest() {
        byte[] latin1 = "{\"text\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refusal(latin1).getStatusCode()).isEqualTo(400);
        assertThat(refusal("{\"text\": \"a\"}".getBytes(StandardCharsets.UTF_16))
                        .getStatusCode())
                .isEqualTo(400);
        byte[] surrogate = {'{', '"', 't', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'};
        assertThat(refusal(surrogate).getStatusCode()).isEqualTo(400);
    }

    @Test
    void deepNestingIsABadRequest() {
        String deep = "{\"outlet\": \"o\", \"text\": \"t\", \"x\": " + "[".repeat(100_000);
        HttpProblem problem = refusal(deep.getBytes(StandardCharsets.UTF_8));
        assertThat(problem.getStatusCode()).isEqualTo(400);
        assertThat(problem.getDetail()).contains("nested");
    }

    @Test
    void whatNobodyReadsDoesNoHarm() {
        String json = "\uFEFF{\"outlet\": \"o\", \"x\": " + "9".repeat(1_000_000)
                + ", \"y\": 1e999999999, \"z\": {\"text\": 1},"
                + " \"\\u0000\": \"\\u0000\", \"text\": \"first\", \"text\": \"last\", \"title\": null, \"axes\": []}";
        ArticleRequest request = read(json.getBytes(StandardCharsets.UTF_8), true);
        assertThat(request.text()).isEqualTo("last");
        assertThat(request.metadata().title()).isNull();
        assertThat(request.measures()).containsExactlyInAnyOrder(Measure.values());
        assertThat(request.sentences()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z",
        "2026-03-01T10:00:00+02:00, 2026-03-01T08:00:00Z",
        "2026-03-01T10:00Z, 2026-03-01T10:00:00Z",
        "2026-03-01, 2026-03-01T00:00:00Z",
        "2026-03-01T10:00:00.1234567Z, 2026-03-01T10:00:00.123456Z",
    })
    void timesAreUtcToTheMicrosecond(String sent, String read) {
        ObjectNode body = Samples.article("o", "t").put("publishedAt", sent);
        ArticleRequest request = read(body.toString().getBytes(StandardCharsets.UTF_8), true);
        assertThat(request.metadata().publishedAt()).isEqualTo(Instant.parse(read));
    }

    @Test
    void textIsMeasuredInBytes() {
        assertThat(read(bytes("é".repeat(1 << 19)), true).text()).hasSize(1 << 19);
        assertThat(refusal(bytes("é".repeat(1 << 19) + "x")).getStatusCode()).isEqualTo(413);
        assertThat(refusal(bytes("x".repeat((1 << 20) + 1))).getStatusCode()).isEqualTo(413);
    }

    @Test
    void namesAreCountedInCharacters() {
        String outlet = "\uD83D\uDE00".repeat(200);
        byte[] body = Samples.article(outlet, "t").toString().getBytes(StandardCharsets.UTF_8);
        assertThat(read(body, true).outlet()).isEqualTo(outlet);
    }

    @Test
    void anOutletIsNeededForStoringOnly() {
        byte[] body = "{\"text\": \"t\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(read(body, false).outlet()).isNull();
        assertThat(refusal(body).getStatusCode()).isEqualTo(422);
    }

    @Test
    void axesAreNamedOrDescribed() {
        String described = "{\"name\": \"hawk-dove\", \"negative\": [\"war\", \"force\"], \"positive\": [\"peace\","
                + " \"talks\"], \"unknown\": {\"x\": []}}";
        ArticleRequest request = read(
                ("{\"text\": \"t\", \"axes\": [\"elite-people\", " + described + "]}").getBytes(StandardCharsets.UTF_8),
                false);
        assertThat(request.axes())
                .containsExactly(
                        BuiltInAxes.of("elite-people").orElseThrow(),
                        new Axis("hawk-dove", List.of("war", "force"), List.of("peace", "talks"), ""));
        assertThat(read("{\"text\": \"t\"}".getBytes(StandardCharsets.UTF_8), false)
                        .axes())
                .extracting(Axis::name)
                .containsExactly("desperation-bold-pivot");
        assertThat(read("{\"text\": \"t\", \"axes\": []}".getBytes(StandardCharsets.UTF_8), false)
                        .axes())
                .isEmpty();
    }

    @Test
    void aBuiltInAxisIsNotRedefined() {
        String described = "{\"text\": \"t\", \"axes\": [{\"name\": \"elite-people\", \"negative\": [\"a\", \"b\"],"
                + " \"positive\": [\"c\", \"d\"]}]}";
        HttpProblem problem =
                catchThrowableOfType(HttpProblem.class, () -> read(described.getBytes(StandardCharsets.UTF_8), false));
        assertThat(problem.getStatusCode()).isEqualTo(409);
        assertThat(problem.getParameters()).containsEntry("field", "axes[0]");
    }

    private static byte[] bytes(String text) {
        return Samples.article("o", text).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** As with nothing but the built-in axes. */
    private static ArticleRequest read(byte[] body, boolean stored) {
        RequestReader reader = RequestReader.of(body);
        Map<String, Axis> named = reader.axisNames().stream()
                .flatMap(name -> BuiltInAxes.of(name).stream())
                .distinct()
                .collect(Collectors.toMap(Axis::name, axis -> axis));
        return reader.request(stored, named);
    }

    private static HttpProblem refusal(byte[] body) {
        return catchThrowableOfType(HttpProblem.class, () -> read(body, true));
    }
}
