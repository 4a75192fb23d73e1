package news.parallax.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import news.parallax.stats.Bounds;
import news.parallax.stats.SampleMean;
import news.parallax.stats.Shares;
import org.jspecify.annotations.Nullable;

/**
 * One number of an audit.
 *
 * @param interval 95 %; null where the number is what it is: a largest value, or one of two texts
 * @param n how many rows it is made of
 */
record Figure(double value, @Nullable Bounds interval, int n) {
    /** @throws CommandException when there are fewer than two numbers, too few for an interval */
    static Figure mean(double[] numbers) {
        if (numbers.length < 2) {
            throw new CommandException("a figure needs two rows at least, and there are " + numbers.length);
        }
        SampleMean mean = SampleMean.of(numbers);
        return new Figure(mean.value(), mean.interval(), mean.n());
    }

    /** The share of rows of which something holds. */
    static <T> Figure share(List<T> rows, Predicate<T> holds) {
        if (rows.isEmpty()) {
            throw new CommandException("a share needs a row at least");
        }
        double[] held =
                rows.stream().mapToDouble(row -> holds.test(row) ? 1 : 0).toArray();
        return new Figure(Shares.value(held), Shares.interval(held), held.length);
    }

    static Figure largest(double[] numbers) {
        return new Figure(Arrays.stream(numbers).max().orElseThrow(), null, numbers.length);
    }
}
