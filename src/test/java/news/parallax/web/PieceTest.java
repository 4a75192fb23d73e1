package news.parallax.web;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import news.parallax.measure.Explanation;
import org.junit.jupiter.api.Test;

class PieceTest {
    private static final Shade PLAIN = new Shade("0", "0.00");

    private static SentenceRow sentence(int i) {
        return new SentenceRow(i + 1, 3 * i, 3 * i + 2, false, false, List.of(PLAIN), PLAIN);
    }

    private static Explanation explained(int begin, int end) {
        return new Explanation(begin, end, false, 0.5, null, List.of());
    }

    @Test
    void theTextIsWholeAndExplanationsStandWithTheirSentences() {
        List<Piece> pieces =
                Piece.of("No Go\n.", List.of(sentence(0), sentence(1)), List.of(explained(3, 5), explained(0, 1)));
        assertThat(pieces).extracting(Piece::before).containsExactly("", " ", "\n.");
        assertThat(pieces.get(0).why()).as("of other words").isNull();
        assertThat(pieces.get(1).why()).isNotNull();
    }

    @Test
    void aLongTextTakesTimeByItsLength() {
        int n = 120_000;
        String text = String.join("", nCopies(n, "No "));
        List<SentenceRow> sentences =
                IntStream.range(0, n).mapToObj(PieceTest::sentence).toList();
        List<Explanation> explanations =
                IntStream.range(0, n).mapToObj(i -> explained(3 * i, 3 * i + 2)).toList();
        assertThatNoException()
                .isThrownBy(() -> CompletableFuture.supplyAsync(() -> Piece.of(text, sentences, explanations))
                        .get(5, TimeUnit.SECONDS));
    }
}
