package news.parallax.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import news.parallax.batch.LineOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder whose files come and go while a run is on its way, or between two of them. */
class FolderRunTest {
    private static final int FILES = 120;

    @TempDir
    Path temporary;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Path pages;

    @BeforeEach
    void write() throws IOException {
        pages = Files.createDirectories(temporary.resolve("pages"));
        for (int i = 0; i < FILES; i++) {
            Path outlet = Files.createDirectories(pages.resolve("Outlet " + i % 3));
            Files.writeString(outlet.resolve(name(i)), "Text " + i);
        }
    }

    /** Some have names that no list of lines could hold as they are. */
    private static String name(int i) {
        return (i % 10 == 0 ? "a\nline %41 \u00fc " : "a") + String.format("%03d", i) + ".txt";
    }

    private Path file(int i) {
        return pages.resolve("Outlet " + i % 3).resolve(name(i));
    }

    /** In the order of a run. */
    private static List<String> refs() {
        return IntStream.range(0, FILES)
                .mapToObj(i -> "Outlet " + i % 3 + "/" + name(i))
                .sorted()
                .toList();
    }

    private boolean run(BooleanSupplier stopped, Runnable written) throws Exception {
        return run(pages, stopped, written);
    }

    private boolean run(Path folder, BooleanSupplier stopped, Runnable written) throws Exception {
        said.reset();
        Input input = Input.open(folder.toString(), InputStream.nullInputStream(), Defaults.none());
        OutputPlan plan = new OutputPlan(temporary.resolve("out.jsonl"), null, List.of(), 40);
        plan.require(true);
        try (ArticleSource source = input.source();
                Output output = Output.open(
                        plan,
                        input.known(),
                        Defaults.JSON.createObjectNode(),
                        new PrintStream(said, true, StandardCharsets.UTF_8))) {
            return new BatchRun(source, output, FolderRunTest::scored, stopped, (rows, read) -> written.run()).run();
        }
    }

    private static Uni<List<LineOutcome>> scored(List<byte[]> lines) {
        return Uni.createFrom()
                .item(() -> lines.stream()
                        .<LineOutcome>map(line -> new LineOutcome.Scored(
                                false,
                                Defaults.JSON
                                        .createObjectNode()
                                        .put(
                                                "ref",
                                                Defaults.read(line).path("id").asText())
                                        .put(
                                                "said",
                                                Defaults.read(line).path("text").asText())))
                        .toList());
    }

    private void begin() throws Exception {
        boolean[] stop = {false};
        assertThat(run(() -> stop[0], () -> stop[0] = true)).isFalse();
        assertThat(content("out.jsonl", "ref")).hasSize(96);
    }

    private void finish() throws Exception {
        assertThat(run(() -> false, () -> {})).isTrue();
    }

    private List<String> content(String name, String field) throws IOException {
        List<String> content = new ArrayList<>();
        for (String line : Files.readAllLines(temporary.resolve(name))) {
            content.add(Defaults.JSON.readTree(line).path(field).asText());
        }
        return content;
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void aFolderThatStaysAsItWasIsGoneOnWithInSilence() throws Exception {
        begin();
        finish();
        assertThat(content("out.jsonl", "ref")).isEqualTo(refs());
        assertThat(said()).isEmpty();
        finish();
        assertThat(content("out.jsonl", "ref")).isEqualTo(refs());
    }

    @Test
    void whatComesBetweenTwoRunsIsToldAndLeftAlone() throws Exception {
        begin();
        Files.writeString(pages.resolve("Outlet 0/a0.txt"), "New");
        Files.writeString(pages.resolve("Outlet 2/b.html"), "<p>New</p>");
        Files.writeString(pages.resolve("no article.pdf"), "New");
        finish();
        assertThat(content("out.jsonl", "ref")).isEqualTo(refs());
        assertThat(said())
                .hasLineCount(1)
                .contains("came after the run began are left alone", ": 2, the first is Outlet 0/a0.txt");
        // Told as well where nothing is left to do.
        finish();
        assertThat(said()).contains(": 2, the first is");
        assertThat(content("out.jsonl", "ref")).isEqualTo(refs());
    }

    @Test
    void whatGoesBetweenTwoRunsIsRejectedUnlessItWasScored() throws Exception {
        begin();
        List<String> refs = refs();
        Files.delete(pages.resolve(refs.get(3)));
        Files.delete(pages.resolve(refs.get(100)));
        Files.delete(pages.resolve(refs.get(119)));
        finish();
        assertThat(said()).hasLineCount(1).endsWith("are rejected: 2");
        List<String> kept = new ArrayList<>(refs);
        kept.removeAll(List.of(refs.get(100), refs.get(119)));
        assertThat(content("out.jsonl", "ref")).isEqualTo(kept);
        assertThat(content("out.jsonl.rejects.jsonl", "file")).containsExactly(refs.get(100), refs.get(119));
        assertThat(Files.readString(temporary.resolve("out.jsonl.rejects.jsonl")))
                .contains("The file cannot be read: it is not there any more");
    }

    @Test
    void whatChangesIsReadAsItIsUnlessItWasScored() throws Exception {
        begin();
        Files.writeString(pages.resolve(refs().get(5)), "Other");
        Files.setLastModifiedTime(pages.resolve(refs().get(110)), FileTime.from(Instant.EPOCH));
        Files.writeString(pages.resolve(refs().get(111)), "Other");
        finish();
        assertThat(said().lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("are read as they are now: 2"),
                        line -> assertThat(line).endsWith("keep the results of before: 1"));
        assertThat(content("out.jsonl", "ref")).isEqualTo(refs());
        assertThat(content("out.jsonl", "said").get(5)).startsWith("Text");
        assertThat(content("out.jsonl", "said").get(111)).isEqualTo("Other");
    }

    @Test
    void whatComesAndGoesMeanwhileIsNoDifferent() throws Exception {
        int[] portions = {0};
        run(() -> false, () -> {
            if (portions[0]++ == 0) {
                try {
                    Files.delete(file(2 + FILES - 6));
                    Files.writeString(pages.resolve("Outlet 2/zzz.txt"), "New");
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        assertThat(content("out.jsonl", "ref")).hasSize(FILES - 1).doesNotContain("Outlet 2/zzz.txt");
        assertThat(content("out.jsonl.rejects.jsonl", "file")).containsExactly("Outlet 2/" + name(2 + FILES - 6));
    }

    @Test
    void anotherFolderIsRefused() throws Exception {
        begin();
        Path other = Files.createDirectories(temporary.resolve("other/Outlet 0"));
        Files.writeString(other.resolve("a003.txt"), "Another");
        assertThatThrownBy(() -> run(other.getParent(), () -> false, () -> {}))
                .isInstanceOf(BatchRefused.class)
                .hasMessageContaining("the input is not the one that was begun with");
        Files.delete(temporary.resolve("out.jsonl.files"));
        assertThatThrownBy(this::finish)
                .isInstanceOf(BatchRefused.class)
                .hasMessageContaining("out.jsonl.files is not there");
    }

    @Test
    void whatWasScoredMayAllGo() throws Exception {
        finish();
        for (String ref : refs()) {
            Files.delete(pages.resolve(ref));
        }
        finish();
        assertThat(said()).isEmpty();
        assertThat(content("out.jsonl", "ref")).isEqualTo(refs());
    }

    @Test
    void aFolderThatIsEmptyTooEarlyIsRefused() throws Exception {
        begin();
        for (String ref : refs()) {
            Files.delete(pages.resolve(ref));
        }
        assertThatThrownBy(this::finish).isInstanceOf(BatchRefused.class).hasMessageContaining("has none of its files");
        assertThat(content("out.jsonl", "ref")).hasSize(96);
    }

    @Test
    void aListThatIsNotOfARunIsNotWrittenOver() throws Exception {
        Files.writeString(temporary.resolve("out.jsonl.files"), "my own notes\n");
        assertThatThrownBy(this::finish).isInstanceOf(BatchRefused.class).hasMessageContaining("exists");
        assertThat(temporary.resolve("out.jsonl.files")).hasContent("my own notes");
        assertThat(Journal.of(temporary.resolve("out.jsonl"))).doesNotExist();
    }
}
