package news.parallax.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import news.parallax.text.Span;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final int WINDOW = 16;

    @Test
    void aShortPassageIsOneRow() {
        List<Row> rows = cut("one two", List.of(new Span(4, 7)));
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).mentions()).containsExactly(new Row.RowMention(0, 2, 3));
    }

    @Test
    void anEmptyPassageIsARowWithoutTokens() {
        List<Row> rows = cut("", List.of(new Span(0, 0)));
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).ids()).isEmpty();
        assertThat(rows.get(0).mentions()).containsExactly(new Row.RowMention(0, 0, 1));
    }

    @RepeatedTest(50)
    void windowsCoverThePassageAndCutBetweenWords(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        for (int w = random.nextInt(40); w >= 0; w--) {
            text.append("x".repeat(1 + random.nextInt(8))).append(w > 0 ? " " : "");
        }
        List<Row> rows = cut(text.toString(), List.of());
        int at = 0;
        long id = 0;
        for (Row row : rows) {
            assertThat(row.begin()).isEqualTo(at);
            assertThat(row.length()).isLessThanOrEqualTo(WINDOW);
            assertThat(at == 0 || text.charAt(at - 1) == ' ' || text.charAt(at) == ' ')
                    .isTrue();
            for (long next : row.ids()) {
                assertThat(next).isEqualTo(id++);
            }
            at = row.end();
        }
        assertThat(at).isEqualTo(text.length());
    }

    @Test
    void aWordLongerThanAWindowIsCutBetweenTokens() {
        List<Row> rows = cut("x".repeat(200), List.of());
        assertThat(rows).hasSizeGreaterThan(2).allMatch(row -> row.length() <= WINDOW);
        assertThat(rows.get(rows.size() - 1).end()).isEqualTo(200);
    }

    @Test
    void everyMentionIsReadOnceWhereItBegins() {
        String text = "word ".repeat(60).trim();
        List<Span> mentions = new ArrayList<>();
        for (int i = 0; i < 60; i += 3) {
            // From the middle of one word to the middle of the next: some lie across a cut.
            mentions.add(new Span(5 * i + 2, Math.min(text.length(), 5 * i + 7)));
        }
        List<Row> rows = cut(text, mentions);
        List<Integer> found = new ArrayList<>();
        for (Row row : rows) {
            for (Row.RowMention mention : row.mentions()) {
                found.add(mention.index());
                assertThat(mention.begin()).isPositive();
                assertThat(mention.end()).isGreaterThan(mention.begin()).isLessThanOrEqualTo(row.length());
            }
        }
        assertThat(found).hasSize(mentions.size()).doesNotHaveDuplicates();
    }

    /** Up to four characters a token, a token never across a space. */
    private static List<Row> cut(String text, List<Span> mentions) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < text.length(); ) {
            if (text.charAt(i) == ' ') {
                i++;
                continue;
            }
            int word = text.indexOf(' ', i) < 0 ? text.length() : text.indexOf(' ', i);
            int end = Math.min(word, i + 4);
            spans.add(new Span(i, end));
            i = end;
        }
        Tokens tokens = new Tokens(
                LongStream.range(0, spans.size()).toArray(),
                spans.stream().mapToInt(Span::begin).toArray(),
                spans.stream().mapToInt(Span::end).toArray());
        return Windows.of(new Passage(text, mentions), tokens, WINDOW);
    }
}
