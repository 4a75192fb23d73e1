package news.parallax.model;

import java.util.ArrayList;
import java.util.List;

/** The passages of one text, cut into rows of the encoder; equal passages once. */
public final class TokenizedText {
    private final List<List<Row>> rows;
    private final int[] positions;

    /**
     * @param rows by distinct passage
     * @param positions by passage, which of the distinct ones it is
     */
    TokenizedText(List<List<Row>> rows, int[] positions) {
        this.rows = rows;
        this.positions = positions;
    }

    /** Tokens that the encoder will read, padding not counted. */
    public int tokens() {
        return rows.stream().flatMap(List::stream).mapToInt(Row::length).sum();
    }

    List<List<Row>> rows() {
        return rows;
    }

    /** @param encoded by distinct passage */
    List<EncodedPassage> inOrder(List<EncodedPassage> encoded) {
        List<EncodedPassage> all = new ArrayList<>(positions.length);
        for (int position : positions) {
            all.add(encoded.get(position));
        }
        return all;
    }
}
