package news.parallax;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lambda's side of a function, on loopback: the Runtime API (2018-06-01), and the process of an image's folder, started
 * as its container starts it.
 *
 * <p>Events are handed over one at a time, in the order in which they come in, as Lambda does to one sandbox.
 */
public final class FunctionRuntime implements AutoCloseable {
    /** What one event came to. */
    public sealed interface Answer {
        String body();

        /** What the handler returned. */
        record Response(String body) implements Answer {}

        /** What the handler threw: the error's document, with {@code errorType} and {@code errorMessage}. */
        record Failure(String body) implements Answer {}
    }

    private record Event(String id, String json, Duration limit, CompletableFuture<Answer> answer) {}

    private static final String API = "/2018-06-01/runtime/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "runtime-api");
        thread.setDaemon(true);
        return thread;
    });
    private final BlockingQueue<Event> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Event> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Long> ready = new CompletableFuture<>();
    private final CompletableFuture<String> initError = new CompletableFuture<>();
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final long begin;
    private final Process process;

    private FunctionRuntime(Path image, Map<String, String> environment, List<String> options) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(API + "invocation/next", this::next);
        server.createContext(API + "invocation/", this::answered);
        server.createContext(API + "init/error", exchange -> {
            initError.complete(body(exchange));
            accept(exchange);
        });
        server.start();
        List<String> words =
                new ArrayList<>(List.of(image.resolve("jre/bin/java").toString()));
        words.addAll(options);
        // What follows is the entry point of the Dockerfile.
        words.add("@java.options");
        ProcessBuilder command =
                new ProcessBuilder(words).directory(image.toFile()).redirectErrorStream(true);
        command.environment().clear();
        command.environment()
                .putAll(Map.of(
                        "PATH",
                        "/usr/bin:/bin",
                        "AWS_LAMBDA_RUNTIME_API",
                        "127.0.0.1:" + server.getAddress().getPort(),
                        "AWS_LAMBDA_FUNCTION_NAME",
                        "parallax",
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "$LATEST",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        "3008",
                        "AWS_REGION",
                        "eu-central-1",
                        "LAMBDA_TASK_ROOT",
                        image.toString(),
                        "MALLOC_ARENA_MAX",
                        "2",
                        "ONEDNN_PRIMITIVE_CACHE_CAPACITY",
                        "64"));
        command.environment().putAll(environment);
        begin = System.nanoTime();
        process = command.start();
        threads.execute(this::read);
        process.onExit().thenRun(this::ended);
    }

    /**
     * Starts the function; does not wait for it.
     *
     * @param image the folder that {@code infra/functions/image.sh} assembles
     * @param environment beside what Lambda sets; nothing else is inherited
     */
    public static FunctionRuntime start(Path image, Map<String, String> environment) throws IOException {
        return start(image, environment, List.of());
    }

    /** @param options of the JVM, before those of the image */
    public static FunctionRuntime start(Path image, Map<String, String> environment, List<String> options)
            throws IOException {
        return new FunctionRuntime(image.toAbsolutePath(), environment, options);
    }

    /** The image of {@code http} or {@code worker} in this build. */
    public static Path image(String name) {
        return Path.of("target", name + "-function", "image");
    }

    /**
     * Hands one event over and waits.
     *
     * @param limit until the function's deadline; it is waited for a minute longer
     * @throws IllegalStateException with the log, when the process ends or does not answer
     */
    public Answer invoke(String event, Duration limit) throws InterruptedException {
        CompletableFuture<Answer> answer = send(event, limit);
        try {
            return answer.get(limit.toMillis() + 60_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer:\n" + log(), e);
        }
    }

    /** Hands one event over; fails when the process ends before it answers. */
    public CompletableFuture<Answer> send(String event, Duration limit) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        waiting.add(new Event(UUID.randomUUID().toString(), event, limit, answer));
        if (!process.isAlive()) {
            ended();
        }
        return answer;
    }

    /** Waits until the function asks for its first event; the time since its process was started. */
    public Duration ready() throws InterruptedException {
        try {
            return Duration.ofNanos(ready.get(2, TimeUnit.MINUTES) - begin);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("not ready:\n" + log(), e);
        }
    }

    /** What the function reported as an error of its initialisation, once it has. */
    public String initError() throws InterruptedException {
        try {
            return initError.get(2, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no error of initialisation:\n" + log(), e);
        }
    }

    public String log() {
        return String.join("\n", log);
    }

    public Process process() {
        return process;
    }

    /** SIGKILL, which is how Lambda ends one that overruns its time. */
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM, and waits: shutdown hooks run. */
    public void stop() throws InterruptedException {
        process.toHandle().destroy();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            kill();
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
        server.stop(0);
        threads.shutdownNow();
    }

    private void next(HttpExchange exchange) throws IOException {
        ready.complete(System.nanoTime());
        Event event;
        try {
            event = waiting.take();
        } catch (InterruptedException e) {
            exchange.close();
            return;
        }
        running.put(event.id(), event);
        byte[] json = event.json().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .putAll(Map.of(
                        "Content-Type",
                        List.of("application/json"),
                        "Lambda-Runtime-Aws-Request-Id",
                        List.of(event.id()),
                        "Lambda-Runtime-Deadline-Ms",
                        List.of(Long.toString(
                                System.currentTimeMillis() + event.limit().toMillis())),
                        "Lambda-Runtime-Trace-Id",
                        List.of("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0"),
                        "Lambda-Runtime-Invoked-Function-Arn",
                        List.of("arn:aws:lambda:eu-central-1:000000000000:function:parallax")));
        exchange.sendResponseHeaders(200, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    private void answered(HttpExchange exchange) throws IOException {
        String[] path =
                exchange.getRequestURI().getPath().substring(API.length()).split("/");
        Event event = running.remove(path[1]);
        String body = body(exchange);
        accept(exchange);
        if (event != null) {
            event.answer().complete(path[2].equals("response") ? new Answer.Response(body) : new Answer.Failure(body));
        }
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void accept(HttpExchange exchange) throws IOException {
        byte[] ok = "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(202, ok.length);
        exchange.getResponseBody().write(ok);
        exchange.close();
    }

    private void ended() {
        IllegalStateException end = new IllegalStateException("the function ended:\n" + log());
        ready.completeExceptionally(end);
        initError.completeExceptionally(end);
        running.values().forEach(event -> event.answer().completeExceptionally(end));
        waiting.forEach(event -> event.answer().completeExceptionally(end));
    }

    private void read() {
        try (BufferedReader said = process.inputReader()) {
            said.lines().forEach(log::add);
        } catch (IOException closed) {
            log.add(closed.toString());
        }
    }
}
