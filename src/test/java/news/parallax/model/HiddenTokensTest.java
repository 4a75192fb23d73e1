package news.parallax.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import news.parallax.text.NormalizedText;
import news.parallax.text.Span;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What is hidden is one mask token, and all else stays where it was. */
class HiddenTokensTest {
    private static final long MASK = 4;
    private static final int WINDOW = 16;

    private final Tokenizer tokenizer = TestModel.runtime().tokenizer();

    @Test
    void aHiddenStretchIsOneToken() {
        String text = "A spokesman told Fox News that it was over.";
        Tokens tokens = tokenizer.tokens(new Passage(text, List.of(), List.of(new Span(17, 25))), MASK);
        Tokens before = tokenizer.tokens("A spokesman told");
        Tokens behind = tokenizer.tokens("that it was over.");
        assertThat(tokens.size()).isEqualTo(before.size() + 1 + behind.size());
        assertThat(Arrays.copyOf(tokens.ids(), before.size())).isEqualTo(before.ids());
        assertThat(tokens.ids()[before.size()]).isEqualTo(MASK);
        assertThat(tokens.begin()[before.size()]).isEqualTo(17);
        assertThat(tokens.end()[before.size()]).isEqualTo(25);
        assertThat(tokens.end()[tokens.size() - 1]).isEqualTo(text.length());
    }

    @Test
    void aSentenceMayBeHiddenWhole() {
        Tokens tokens = tokenizer.tokens(new Passage("CNN", List.of(), List.of(new Span(0, 3))), MASK);
        assertThat(tokens.ids()).containsExactly(MASK);
    }

    @Test
    void aMentionInsideIsReadOffTheMask() {
        String text = "They told Fox News so.";
        Passage passage = new Passage(text, List.of(new Span(10, 13), new Span(14, 18)), List.of(new Span(10, 18)));
        Tokens tokens = tokenizer.tokens(passage, MASK);
        List<Row> rows = Windows.of(passage, tokens, WINDOW);
        int at = 1 + tokenizer.tokens("They told").size();
        assertThat(rows.get(0).mentions())
                .containsExactly(new Row.RowMention(0, at, at + 1), new Row.RowMention(1, at, at + 1));
        assertThat(rows.get(0).ids()[at - 1]).isEqualTo(MASK);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Passage("abc", List.of(), List.of(new Span(1, 4))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Passage("abc", List.of(), List.of(new Span(1, 1))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Passage("abc", List.of(), List.of(new Span(1, 3), new Span(0, 1))));
    }

    @RepeatedTest(100)
    void windowsCoverThePassageAndSpansStayExact(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        StringBuilder raw = new StringBuilder();
        for (int i = random.nextInt(60); i >= 0; i--) {
            raw.append(random.nextInt(6) == 0 ? "\uD83D\uDE00 na\u00efve" : "word" + random.nextInt(99)).append(' ');
        }
        String text = NormalizedText.of(raw.toString()).value();
        List<Span> hidden = new ArrayList<>();
        for (int at = random.nextInt(20); at < text.length(); at += 1 + random.nextInt(40)) {
            int end = Math.min(text.length(), at + 1 + random.nextInt(12));
            if (!Character.isLowSurrogate(text.charAt(at))
                    && (end == text.length() || !Character.isLowSurrogate(text.charAt(end)))) {
                hidden.add(new Span(at, end));
                at = end;
            }
        }
        Passage passage = new Passage(text, List.of(new Span(0, text.length())), hidden);
        Tokens tokens = tokenizer.tokens(passage, MASK);
        int behind = 0;
        List<Span> masks = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            assertThat(tokens.end()[i]).isGreaterThanOrEqualTo(behind);
            behind = tokens.end()[i];
            if (tokens.ids()[i] == MASK) {
                masks.add(new Span(tokens.begin()[i], tokens.end()[i]));
            } else {
                Span shown = new Span(tokens.begin()[i], tokens.end()[i]);
                assertThat(hidden).noneMatch(shown::overlaps);
            }
        }
        assertThat(masks).isEqualTo(hidden);
        int at = 0;
        for (Row row : Windows.of(passage, tokens, WINDOW)) {
            assertThat(row.begin()).isEqualTo(at);
            assertThat(row.length()).isLessThanOrEqualTo(WINDOW);
            at = row.end();
        }
        assertThat(at).isEqualTo(text.length());
    }
}
