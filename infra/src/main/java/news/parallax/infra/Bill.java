package news.parallax.infra;

import java.util.ArrayList;
import java.util.List;

/**
 * A month's bill: what stands there whether or not an article comes, and what the articles of that month take.
 *
 * @param lines each a part of it
 */
record Bill(List<Line> lines) {
    /** How articles come in. */
    enum Way {
        /** One by one through the API, answered and stored. */
        API,
        /** As messages of the queue, stored. */
        QUEUE,
        /** As a corpus in the bucket, scored into Parquet and not stored. */
        CORPUS
    }

    /**
     * A part of a bill.
     *
     * @param what it is for
     * @param usd of a month
     */
    record Line(String what, double usd) {}

    double total() {
        return lines.stream().mapToDouble(Line::usd).sum();
    }

    /** Lines as they are worked out, one after another. */
    static final class Writer {
        private final Prices prices;
        private final List<Line> lines = new ArrayList<>();

        Writer(Prices prices) {
            this.prices = prices;
        }

        /** Adds a line: pairs of how much and the price of one, added up. */
        Writer line(String what, Object... amounts) {
            double usd = 0;
            for (int i = 0; i < amounts.length; i += 2) {
                usd += ((Number) amounts[i]).doubleValue() * prices.of((String) amounts[i + 1]);
            }
            lines.add(new Line(what, usd));
            return this;
        }

        Bill bill() {
            return new Bill(List.copyOf(lines));
        }
    }
}
