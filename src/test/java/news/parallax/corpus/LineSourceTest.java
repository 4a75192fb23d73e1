package news.parallax.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSourceTest {
    private static LineSource of(String lines, Defaults defaults) {
        CountedStream in = new CountedStream(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        return new LineSource(in, "articles.jsonl", defaults, in::count);
    }

    private static List<String> requests(List<InputRow> rows) {
        return rows.stream()
                .map(row -> new String(row.request(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void everyLineThatIsNotBlankIsARow() throws IOException {
        List<InputRow> rows = Rows.of(of("\uFEFF{\"text\":\"é\"}\r\n\n  \nno json\n{\"text\":\"b\"}", Defaults.none()));
        assertThat(requests(rows)).containsExactly("{\"text\":\"é\"}\r", "no json", "{\"text\":\"b\"}");
        assertThat(rows).extracting(InputRow::line).containsExactly(1L, 4L, 5L);
        assertThat(rows).extracting(InputRow::file).containsOnly("articles.jsonl");
    }

    @Test
    void defaultsFillInWhatIsAbsentOrNullAndNothingElse() throws IOException {
        Defaults defaults = new Defaults(
                Defaults.JSON.createObjectNode().put("outlet", "Northbank Wire").put("sentences", false));
        List<InputRow> rows = Rows.of(of(
                "{\"text\":\"a\"}\n{\"outlet\":null,\"text\":\"b\",\"sentences\":true}\n{\"outlet\":\"The Weir\"}\n[1]\n{\n",
                defaults));
        assertThat(requests(rows))
                .containsExactly(
                        "{\"text\":\"a\",\"outlet\":\"Northbank Wire\",\"sentences\":false}",
                        "{\"outlet\":\"Northbank Wire\",\"text\":\"b\",\"sentences\":true}",
                        "{\"outlet\":\"The Weir\",\"sentences\":false}",
                        "[1]",
                        "{");
    }

    @Test
    void aLineOfEightMebibytesIsReadAndALongerOneIsPassedOver() throws IOException {
        byte[] longest = new byte[LineSource.LONGEST];
        Arrays.fill(longest, (byte) 'x');
        InputStream in = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(longest),
                new ByteArrayInputStream("\n".getBytes(StandardCharsets.UTF_8)),
                new ByteArrayInputStream(longest),
                new ByteArrayInputStream("x\n{}".getBytes(StandardCharsets.UTF_8)))));
        List<InputRow> rows = Rows.of(new LineSource(in, null, Defaults.none(), () -> 0));
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).request()).hasSize(LineSource.LONGEST);
        assertThat(rows.get(1).fault()).contains("8 MiB");
        assertThat(rows.get(1).line()).isEqualTo(2);
        assertThat(rows.get(2).fault()).isNull();
    }

    @Test
    void goesOnBehindRowsThatAreSkipped() throws IOException {
        String lines = "{}\n\n{\"a\":1}\n{\"b\":1}\n";
        LineSource source = of(lines, Defaults.none());
        source.skip(2);
        InputRow next = source.next();
        assertThat(requests(List.of(next))).containsExactly("{\"b\":1}");
        assertThat(next.line()).isEqualTo(4);
        assertThat(next.read()).isEqualTo(lines.length());
        assertThat(source.next()).isNull();
        LineSource ended = of(lines, Defaults.none());
        ended.skip(99);
        assertThat(ended.next()).isNull();
    }
}
