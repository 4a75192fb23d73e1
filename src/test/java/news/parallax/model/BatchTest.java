package news.parallax.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
    @ParameterizedTest
    @ValueSource(ints = {8, 100, 128, 129})
    void everyRowIsInOneBatchWithinTheBounds(int window) {
        List<Row> rows = rows(new Random(window), 400, window);
        List<Batch> batches = Batch.pack(rows, 1024, window);
        int[] seen = new int[rows.size()];
        for (Batch batch : batches) {
            assertThat(batch.size() <= 1024 || batch.rows().size() == 1).isTrue();
            assertThat(batch.width()).isLessThanOrEqualTo(window);
            for (int r = 0; r < batch.positions().length; r++) {
                seen[batch.positions()[r]]++;
                assertThat(batch.rows().get(r)).isSameAs(rows.get(batch.positions()[r]));
                assertThat(batch.rows().get(r).length()).isLessThanOrEqualTo(batch.width());
            }
        }
        assertThat(seen).containsOnly(1);
    }

    @Test
    void littleIsPadding() {
        List<Row> rows = rows(new Random(1), 1_000, 128);
        int tokens = rows.stream().mapToInt(Row::length).sum();
        assertThat(Batch.pack(rows, 1024, 128).stream().mapToInt(Batch::size).sum())
                .isLessThan(tokens * 12 / 10);
    }

    @Test
    void theSameRowsArePackedAlike() {
        List<List<String>> packed = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            packed.add(Batch.pack(rows(new Random(7), 300, 128), 512, 128).stream()
                    .map(batch -> batch.width() + Arrays.toString(batch.positions()))
                    .toList());
        }
        assertThat(packed.get(0)).isEqualTo(packed.get(1));
    }

    @Test
    void nothingIsPackedIntoNothing() {
        assertThat(Batch.pack(List.of(), 1024, 128)).isEmpty();
    }

    private static List<Row> rows(Random random, int number, int window) {
        return IntStream.range(0, number)
                .mapToObj(i -> new Row(new long[random.nextInt(window)], 0, 1, List.of()))
                .toList();
    }
}
