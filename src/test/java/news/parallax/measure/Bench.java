package news.parallax.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import news.parallax.model.TestModel;

/**
 * Prints how long a text of 900 words takes, how long its explanation on one axis and on ten, and how many texts a
 * second four callers get. Not a test: run it by hand.
 */
final class Bench {
    private static final int ALONE = 40;
    private static final int TOGETHER = 80;
    private static final int EXPLAINED = 10;
    private static final int CALLERS = 4;

    private Bench() {}

    public static void main(String... arguments) {
        Scorer scorer = TestScorer.scorer();
        for (int i = 0; i < 20; i++) {
            score(scorer, i);
        }
        double[] millis = new double[ALONE];
        for (int i = 0; i < ALONE; i++) {
            long start = System.nanoTime();
            score(scorer, 100 + i);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf("p50 %.1f ms, p95 %.1f ms%n", millis[ALONE / 2], millis[ALONE * 95 / 100]);
        explain(scorer, List.of(BuiltInAxes.of(Axis.DEFAULT_NAME).orElseThrow()));
        explain(scorer, List.copyOf(BuiltInAxes.all()));
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        long start = System.nanoTime();
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 0; i < TOGETHER; i++) {
            int number = 1_000 + i;
            running.add(CompletableFuture.runAsync(() -> score(scorer, number), callers));
        }
        running.forEach(CompletableFuture::join);
        System.out.printf(
                "%.1f texts a second with %d callers%n", TOGETHER / ((System.nanoTime() - start) / 1e9), CALLERS);
        TestModel.service().load().join().close();
        System.exit(0);
    }

    private static void score(Scorer scorer, int number) {
        scorer.score(new Submission(Giants.ordinary(number), null, null, List.of()))
                .await()
                .indefinitely();
    }

    /** Beside the scoring. */
    private static void explain(Scorer scorer, List<Axis> axes) {
        AxisScale scale = scorer.calibration().axes().orElseThrow();
        double[] millis = new double[EXPLAINED];
        int sentences = 0;
        for (int i = 0; i < EXPLAINED; i++) {
            Submission submission = new Submission(Giants.ordinary(2_000 + i), null, null, null, List.of(), axes);
            Scores scores = scorer.score(submission).await().indefinitely();
            List<Map<String, AxisReading>> places = scores.sentences().stream()
                    .map(sentence -> scores.axes().stream()
                            .collect(Collectors.toMap(
                                    axis -> axis.axis().name(), axis -> scale.read(sentence.vector(), axis))))
                    .toList();
            long start = System.nanoTime();
            Map<String, List<Explanation>> found = scorer.explain(submission, scores.sentences(), places)
                    .await()
                    .indefinitely();
            millis[i] = (System.nanoTime() - start) / 1e6;
            sentences += found.values().stream().mapToInt(List::size).sum();
        }
        Arrays.sort(millis);
        System.out.printf(
                "explained on %d axes: p50 %.0f ms, %.1f sentences each%n",
                axes.size(), millis[EXPLAINED / 2], (double) sentences / EXPLAINED);
    }
}
