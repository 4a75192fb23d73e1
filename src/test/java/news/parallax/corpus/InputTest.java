package news.parallax.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {
    @TempDir
    Path folder;

    private List<InputRow> rows(String name, Defaults defaults) throws IOException {
        try (ArticleSource source = Input.open(folder.resolve(name).toString(), InputStream.nullInputStream(), defaults)
                .source()) {
            return Rows.of(source);
        }
    }

    private List<JsonNode> requests(String name) throws IOException {
        return rows(name, Defaults.none()).stream().map(Rows::request).toList();
    }

    private Path write(String name, String content) throws IOException {
        return write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = name.endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            out.write(content);
        }
        return file;
    }

    @Test
    void csvHasARequestInEachRow() throws IOException {
        write(
                "articles.csv",
                "\uFEFFoutlet,text,targets,axes,sentences,page,publishedAt\r\n"
                        + "The Weir,\"He said, \"\"no\"\".\nTwice.\",Dana Whitcomb; The council;,threat-opportunity,FALSE,7,\r\n"
                        + ",Second.,,,,,2026-03-01\r\n");
        List<InputRow> rows = rows("articles.csv", Defaults.none());
        assertThat(rows)
                .extracting(row -> Rows.request(row).toString())
                .containsExactly(
                        "{\"outlet\":\"The Weir\",\"text\":\"He said, \\\"no\\\".\\nTwice.\","
                                + "\"targets\":[\"Dana Whitcomb\",\"The council\"],\"axes\":[\"threat-opportunity\"],"
                                + "\"sentences\":false,\"page\":\"7\"}",
                        "{\"text\":\"Second.\",\"publishedAt\":\"2026-03-01\"}");
        assertThat(rows).extracting(InputRow::line).containsExactly(2L, 4L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outlet;text;targets\nThe Weir;A.;\"Pike;Calder\"",
                "outlet\ttext\ttargets\nThe Weir\tA.\tPike;Calder"
            })
    void csvMayHaveOtherSeparators(String content) throws IOException {
        write("articles.csv.gz", content);
        assertThat(requests("articles.csv.gz"))
                .extracting(JsonNode::toString)
                .containsExactly("{\"outlet\":\"The Weir\",\"text\":\"A.\",\"targets\":[\"Pike\",\"Calder\"]}");
    }

    @Test
    void aBadRowOfCsvIsOneRow() throws IOException {
        byte[] bytes = "text,title\nA.,B,C\nA.,B\n?.,B\nA.\nA.,B\n".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '?' ? (byte) 0xE9 : bytes[i];
        }
        write("articles.csv", bytes);
        assertThat(rows("articles.csv", Defaults.none()))
                .extracting(InputRow::fault)
                .containsExactly(
                        "The row has 3 cells and the header 2.",
                        null,
                        "The row is not text in UTF-8.",
                        "The row has 1 cells and the header 2.",
                        null);
    }

    @Test
    void aHeaderHasToNameTheText() throws IOException {
        write("articles.csv", "body,outlet\nA.,B\n");
        assertThatThrownBy(() -> rows("articles.csv", Defaults.none()))
                .isInstanceOf(BatchRefused.class)
                .hasMessageContaining("no column text");
        write("empty.csv", "");
        assertThatThrownBy(() -> rows("empty.csv", Defaults.none())).hasMessageContaining("no column text");
        write("twice.csv", "text,text\n");
        assertThatThrownBy(() -> rows("twice.csv", Defaults.none())).hasMessageContaining("text twice");
    }

    @Test
    void aQuotationMarkThatNeverClosesEndsTheInputWithItsLine() throws IOException {
        write("articles.csv", "text\nA.\n\"" + "x".repeat(LineSource.LONGEST + 1) + "\nB.\n");
        try (ArticleSource source = Input.open(
                        folder.resolve("articles.csv").toString(), InputStream.nullInputStream(), Defaults.none())
                .source()) {
            assertThat(source.next()).isNotNull();
            assertThatThrownBy(source::next).isInstanceOf(IOException.class).hasMessageContaining("cannot be read on");
        }
    }

    @Test
    void aFolderHasARowForEachTextAndPageInOrderOfTheirPaths() throws IOException {
        write("c/The Weir/b.txt", "\uFEFFB.");
        write("c/The Weir/2026/a.htm.gz", page("utf-8", "Other Site"));
        write("c/a.txt.gz", "A.");
        write("c/Calder Valley Post/x.html", page("iso-8859-1", "Other Site").getBytes(StandardCharsets.ISO_8859_1));
        write("c/single.HTML", page("utf-8", "Site"));
        write("c/.hidden.txt", "Hidden.");
        write("c/.git/y.txt", "Hidden.");
        write("c/notes.md", "No article.");
        write("c/bad.txt", new byte[] {'a', (byte) 0xE9, 'b'});
        List<InputRow> rows = rows("c", Defaults.none());
        assertThat(rows)
                .extracting(InputRow::file)
                .containsExactly(
                        "Calder Valley Post/x.html",
                        "The Weir/2026/a.htm.gz",
                        "The Weir/b.txt",
                        "a.txt.gz",
                        "bad.txt",
                        "single.HTML");
        assertThat(rows)
                .extracting(row -> Rows.request(row).path("outlet").asText())
                .containsExactly("Calder Valley Post", "The Weir", "The Weir", "", "", "Site");
        assertThat(rows)
                .extracting(row -> Rows.request(row).path("id").asText())
                .startsWith("Calder Valley Post/x.html", "The Weir/2026/a.htm.gz");
        assertThat(Rows.request(rows.get(0)).path("text").asText()).contains("Café Élan");
        assertThat(Rows.request(rows.get(1)).path("text").asText()).contains("Café Élan");
        assertThat(Rows.request(rows.get(2)).path("text").asText()).isEqualTo("B.");
        assertThat(rows.get(4).fault()).contains("UTF-8");
        assertThat(rows).extracting(InputRow::extracted).containsExactly(true, true, false, false, false, true);
        Defaults outlet = new Defaults(Defaults.JSON.createObjectNode().put("outlet", "All"));
        assertThat(rows("c", outlet))
                .filteredOn(row -> row.fault() == null)
                .allMatch(row -> Rows.request(row).path("outlet").asText().equals("All"));
    }

    @Test
    void anInputIsKnownAgainUntilItChanges() throws IOException {
        Path file = write("articles.jsonl", "{}\n");
        JsonNode before = identity("articles.jsonl");
        assertThat(identity("articles.jsonl")).isEqualTo(before);
        Files.writeString(file, "[]\n");
        assertThat(identity("articles.jsonl")).isNotEqualTo(before);
        assertThat(identity(piped("\n{}\n{}\n"))).isEqualTo(identity(piped("\n{}\n")));
        assertThat(identity(piped("\n{}\n"))).isNotEqualTo(identity(piped("\n[]\n")));
    }

    @Test
    void standardInputIsNdjson() throws IOException {
        assertThat(Rows.of(piped("{\"text\":\"a\"}\n{\"text\":\"b\"}\n").source()))
                .hasSize(2);
    }

    @Test
    void saysWhatIsWrongWithAName() {
        assertThatThrownBy(() -> rows("missing.jsonl", Defaults.none())).hasMessageContaining("there is no file");
        assertThatThrownBy(() -> rows(
                        Files.createFile(folder.resolve("a.docx")).getFileName().toString(), Defaults.none()))
                .hasMessageContaining(".jsonl");
    }

    private JsonNode identity(String name) throws IOException {
        Input input = Input.open(folder.resolve(name).toString(), InputStream.nullInputStream(), Defaults.none());
        input.source().close();
        return identity(input);
    }

    private JsonNode identity(Input input) throws IOException {
        return input.known().begin(folder.resolve("files"));
    }

    private static Input piped(String lines) {
        return Input.open("-", new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), Defaults.none());
    }

    private static String page(String charset, String site) {
        return "<html><head><meta charset=\"" + charset
                + "\"><title>T</title><meta property=\"og:site_name\" content=\""
                + site + "\"></head><body><article><p>The Café Élan closes on Friday, its owner said on Monday.</p>"
                + "<p>She has run it for thirty years, through two floods and a fire.</p></article></body></html>";
    }

    @Test
    void endingsMayBeInCapitals() throws IOException {
        Files.move(write("a.jsonl.gz", "{\"text\":\"A\"}"), folder.resolve("A.JSONL.GZ"));
        assertThat(requests("A.JSONL.GZ"))
                .extracting(row -> row.path("text").asText())
                .containsExactly("A");
        Files.createDirectory(folder.resolve("pages"));
        Files.move(write("b.txt.gz", "B"), folder.resolve("pages/B.TXT.GZ"));
        assertThat(requests("pages"))
                .extracting(row -> row.path("text").asText())
                .containsExactly("B");
    }

    @Test
    void csvMayHaveColumnsWithoutANameAndWhatStandsForLostCharacters() throws IOException {
        write("a.csv", "outlet,text,,\nG,lost \uFFFD here,,\n");
        assertThat(requests("a.csv"))
                .extracting(row -> row.path("text").asText())
                .containsExactly("lost \uFFFD here");
    }

    @Test
    void csvKeepsWhatCanBeReadOfAFaultyRow() throws IOException {
        write("b.csv", "id,text\n1,caf\u00e9\n2\n3,Three,3\n".getBytes(StandardCharsets.ISO_8859_1));
        List<InputRow> rows = rows("b.csv", Defaults.none());
        assertThat(rows)
                .extracting(InputRow::fault)
                .containsExactly(
                        "The row is not text in UTF-8.",
                        "The row has 1 cells and the header 2.",
                        "The row has 3 cells and the header 2.");
        assertThat(rows)
                .extracting(row -> Rows.request(row).toString())
                .containsExactly(
                        "{\"id\":\"1\",\"text\":\"caf\uFFFD\"}", "{\"id\":\"2\"}", "{\"id\":\"3\",\"text\":\"Three\"}");
    }
}
