package news.parallax.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Mark MARK = new Mark(16, 14, 3, 2, 1_000, 0, 200);

    @TempDir
    Path folder;

    private Journal take() throws IOException {
        return Journal.take(folder.resolve("journal"), folder.resolve("out.jsonl"));
    }

    private static ObjectNode origin(String story) {
        ObjectNode origin = Defaults.JSON.createObjectNode();
        origin.putObject("input").put("size", 10L);
        origin.putObject("model").put("version", "1").put("hash", "sha256:aa");
        origin.putObject("options").put("story", story).put("store", false);
        return origin;
    }

    private void begun(Mark... marks) throws IOException {
        try (Journal journal = take()) {
            assertThat(journal.begun()).isFalse();
            journal.begin(origin("brücke"));
            for (Mark mark : marks) {
                journal.mark(mark);
            }
        }
    }

    @Test
    void remembersTheLastMark() throws IOException {
        begun(Mark.BEGINNING.plus(1, 0, 0), MARK);
        try (Journal journal = take()) {
            assertThat(journal.begun()).isTrue();
            journal.resume(origin("brücke"));
            assertThat(journal.last()).isEqualTo(MARK);
            assertThat(journal.done()).isFalse();
            journal.mark(MARK.plus(1, 0, 0));
            journal.end();
        }
        try (Journal journal = take()) {
            assertThat(journal.begun()).isTrue();
            assertThat(journal.last()).isEqualTo(MARK.plus(1, 0, 0));
            assertThat(journal.done()).isTrue();
        }
    }

    @Test
    void aTornLineWasNotWritten() throws IOException {
        begun(MARK);
        for (String torn : new String[] {"{\"rows\":99", "{\"rows\":99,\"length\n", "\0\0\0\n{"}) {
            Files.writeString(folder.resolve("journal"), torn, StandardOpenOption.APPEND);
            try (Journal journal = take()) {
                assertThat(journal.begun()).isTrue();
                assertThat(journal.last()).isEqualTo(MARK);
            }
        }
        try (Journal journal = take()) {
            journal.begun();
            journal.mark(MARK.plus(0, 0, 5));
        }
        try (Journal journal = take()) {
            assertThat(journal.begun()).isTrue();
            assertThat(journal.last()).isEqualTo(MARK.plus(0, 0, 5));
        }
    }

    @Test
    void oneThatNeverBeganIsBegun() throws IOException {
        Files.writeString(folder.resolve("journal"), "{\"input\":{\"si");
        try (Journal journal = take()) {
            assertThat(journal.begun()).isFalse();
            journal.begin(origin("a"));
        }
        try (Journal journal = take()) {
            assertThat(journal.begun()).isTrue();
            assertThat(journal.last()).isEqualTo(Mark.BEGINNING);
        }
    }

    @Test
    void findsTheLastOfManyMarks() throws IOException {
        try (Journal journal = take()) {
            journal.begin(origin("a"));
            Mark mark = Mark.BEGINNING;
            for (int i = 0; i < 4_000; i++) {
                mark = mark.plus(16, 0, 1);
                journal.mark(mark);
            }
        }
        assertThat(Files.size(folder.resolve("journal"))).isGreaterThan(1 << 18);
        try (Journal journal = take()) {
            assertThat(journal.begun()).isTrue();
            assertThat(journal.last().rows()).isEqualTo(4_000 * 17);
        }
    }

    @Test
    void nobodyElseGetsItMeanwhile() throws IOException {
        try (Journal journal = take()) {
            assertThat(journal.begun()).isFalse();
            assertThatThrownBy(this::take)
                    .isInstanceOf(BatchRefused.class)
                    .hasMessageContaining("another process is writing")
                    .hasMessageContaining("out.jsonl");
        }
        take().close();
    }

    @Test
    void saysWhatIsNotAsItWas() throws IOException {
        begun(MARK);
        try (Journal journal = take()) {
            assertThat(journal.begun()).isTrue();
            ObjectNode input = origin("brücke");
            input.withObject("input").put("size", 11L);
            ObjectNode model = origin("brücke");
            model.withObject("model").put("hash", "sha256:bb");
            assertThatThrownBy(() -> journal.resume(input)).hasMessageContaining("the input is not the one");
            assertThatThrownBy(() -> journal.resume(model))
                    .hasMessageContaining("another model scores now (1, sha256:bb) than began (1, sha256:aa)");
            assertThatThrownBy(() -> journal.resume(origin("other")))
                    .hasMessageContaining("the options are not those that were begun with (story)");
            journal.resume(origin("brücke"));
        }
    }
}
