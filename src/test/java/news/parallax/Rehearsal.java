package news.parallax;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * Runs an image's folder for the sake of running it: {@code record} while the JVM notes what its AOT cache is to hold,
 * {@code time} to see how long a cold start takes. Started from its source with a JDK; recording wants the service's
 * jar besides, since the rehearsal is in costume: with a database, a secret that opens it, and a key.
 */
final class Rehearsal {
    /** No database answers there: what is timed does without it, and without a key. */
    private static final Map<String, String> ALONE = Map.of(
            "QUARKUS_DATASOURCE_REACTIVE_URL",
            "postgresql://127.0.0.1:1/parallax",
            "QUARKUS_HTTP_HOST",
            "127.0.0.1",
            "PARALLAX_KEYS_REQUIRED",
            "auto");

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Rehearsal() {}

    /** {@code record IMAGE CACHE EVENTS} or {@code time IMAGE EVENTS RUNS [JVM option …]}. */
    public static void main(String... words) throws IOException, InterruptedException {
        Path image = Path.of(words[1]);
        switch (words[0]) {
            case "record" -> record(image, words[2], events(Path.of(words[3])));
            case "time" ->
                time(
                        image,
                        events(Path.of(words[2])).get(0),
                        Integer.parseInt(words[3]),
                        List.of(words).subList(4, words.length));
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private static void record(Path image, String cache, List<String> events) throws IOException, InterruptedException {
        String log;
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "rehearsal");
        try (FunctionDatabase database = FunctionDatabase.start(folder);
                DatabaseSecrets secrets = DatabaseSecrets.start(database)) {
            String keyed = "\"headers\": {\"x-api-key\": \"" + database.key() + "\", ";
            // A cache that holds profiles as well has C2 compile during the start what the start needs once.
            List<String> options = List.of("-XX:AOTCacheOutput=" + cache, "-XX:TieredStopAtLevel=1");
            try (FunctionRuntime function = FunctionRuntime.start(image, secrets.environment(), options)) {
                for (String event : events) {
                    FunctionRuntime.Answer answer = function.invoke(
                            event.replaceFirst("\"headers\": \\{", Matcher.quoteReplacement(keyed)), LIMIT);
                    System.out.println(shortened(answer.toString()));
                    if (!(answer instanceof FunctionRuntime.Answer.Response)
                            || answer.body().contains("\"statusCode\":5")) {
                        throw new IllegalStateException("the rehearsal failed:\n" + answer + "\n" + function.log());
                    }
                }
                function.stop();
                log = function.log();
            }
        } finally {
            delete(folder);
        }
        if (!Files.isRegularFile(image.resolve(cache))) {
            throw new IllegalStateException("no cache was written:\n" + log);
        }
    }

    private static void time(Path image, String event, int runs, List<String> options)
            throws IOException, InterruptedException {
        List<double[]> all = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            long begin = System.nanoTime();
            try (FunctionRuntime function = FunctionRuntime.start(image, ALONE, options)) {
                double ready = function.ready().toNanos() / 1e9;
                function.invoke(event, LIMIT);
                double first = (System.nanoTime() - begin) / 1e9;
                double cpu = function.process()
                                .info()
                                .totalCpuDuration()
                                .orElseThrow()
                                .toMillis()
                        / 1e3;
                all.add(new double[] {ready, first, cpu});
                if (i == 0) {
                    function.log()
                            .lines()
                            .filter(line -> line.contains("eady ") || line.contains("started in"))
                            .forEach(System.out::println);
                }
            }
        }
        String[] names = {"ready for events", "first answer", "processor time"};
        for (int i = 0; i < names.length; i++) {
            int column = i;
            double[] sorted =
                    all.stream().mapToDouble(run -> run[column]).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%-17s median %.2f s, %.2f to %.2f s in %d runs%n",
                    names[i],
                    sorted[sorted.length / 2],
                    sorted[0],
                    sorted[sorted.length - 1],
                    sorted.length);
        }
    }

    private static List<String> events(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> events = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                events.add(Files.readString(file, StandardCharsets.UTF_8));
            }
            return events;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
