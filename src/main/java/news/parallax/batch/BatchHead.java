package news.parallax.batch;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import news.parallax.platform.BodyReader;
import news.parallax.platform.Problems;
import news.parallax.platform.Violation;

/** What the head of a request says of the stream behind it. */
final class BatchHead {
    static final String NDJSON = "application/x-ndjson";

    // A type has to be named, and none that a form of a website can send.
    private static final Pattern TYPE =
            Pattern.compile("(?i)\\s*application/(x-ndjson|ndjson|jsonl|x-jsonlines|jsonlines)\\s*(;.*)?");
    private static final Pattern GZIP = Pattern.compile("(?i)\\s*(x-)?gzip\\s*");
    private static final Pattern WANTED = Pattern.compile("(?i)\\s*(x-)?gzip\\s*(;\\s*q\\s*=\\s*([0-9.]+)\\s*)?");
    private static final List<String> FLAGS = List.of("true", "false");
    private static final String STORE = "store";

    private BatchHead() {}

    /** Why the lines behind it are not read. */
    static Optional<HttpProblem> refusal(HttpServerRequest request, BatchSettings settings, Optional<String> bucket) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (!settings.streaming()) {
            return Optional.of(elsewhere(bucket));
        }
        if (type == null || !TYPE.matcher(type).matches()) {
            return Optional.of(Problems.unsupported(
                    "This content type is not read here. Send " + NDJSON + ": an article's JSON on each line."));
        }
        if (encoding != null && !encoding.equalsIgnoreCase("identity") && !isGzip(request)) {
            return Optional.of(Problems.unsupported(
                    "This Content-Encoding is not read here. Send the lines as they are, or in gzip."));
        }
        String store = request.getParam(STORE);
        if (store != null && !FLAGS.contains(store.toLowerCase(Locale.ROOT))) {
            return Optional.of(Problems.unprocessable(List.of(new Violation(STORE, "must be true or false", null))));
        }
        return BodyReader.unexpected(request);
    }

    /** Where bodies are gathered before they come here, and answers before they go, a corpus takes another way. */
    private static HttpProblem elsewhere(Optional<String> bucket) {
        return Problems.tooLarge("Lines are not streamed here. Put the corpus, as NDJSON or CSV, into "
                + bucket.filter(name -> !name.isBlank())
                        .map(name -> "the bucket s3://" + name)
                        .orElse("the bucket for corpora")
                + " and start the state machine that scores corpora with its key: the results come as Parquet next to it."
                + " Single articles go to POST /v1/articles.");
    }

    static boolean store(HttpServerRequest request) {
        return !"false".equalsIgnoreCase(request.getParam(STORE));
    }

    static boolean isGzip(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && GZIP.matcher(encoding).matches();
    }

    /** Whether the client takes an answer in gzip, by name. */
    static boolean wantsGzip(HttpServerRequest request) {
        return request.headers().getAll(HttpHeaders.ACCEPT_ENCODING).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(WANTED::matcher)
                .anyMatch(wanted -> wanted.matches()
                        && (wanted.group(3) == null || !wanted.group(3).matches("0(\\.0*)?")));
    }
}
