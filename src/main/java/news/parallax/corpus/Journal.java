package news.parallax.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run has written down, so that another can go on where it was killed: first what it works on and how, then a
 * {@link Mark} behind every piece of work. A mark is written when what it speaks of is on the disk, never before; a
 * last line that is torn was not written. While a run has it, no other gets it.
 */
final class Journal implements Closeable {
    private static final String DONE = "done";

    /** Longer than what it begins with, and than many marks. */
    private static final int PIECE = 1 << 18;

    private final Path path;
    private final FileChannel channel;
    private Mark last = Mark.BEGINNING;
    private boolean done;
    private boolean begun;

    private Journal(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static Path of(Path out) {
        return out.resolveSibling(out.getFileName() + ".journal");
    }

    /** Whether one lies beside an output that somebody began; a run that was killed at once left it empty. */
    static boolean begun(Path out) {
        return of(out).toFile().length() > 0;
    }

    /**
     * Takes it, and reads it where it is there already.
     *
     * @throws BatchRefused while another process has it
     */
    static Journal take(Path path, Path out) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
        } catch (OverlappingFileLockException held) {
            channel.close();
            throw new BatchRefused("another process is writing " + out);
        }
        return new Journal(path, channel);
    }

    /** Whether a run that had it wrote down what it works on. */
    boolean begun() throws IOException {
        return header().isPresent();
    }

    /** Whether that run came to its end. */
    boolean done() {
        return done;
    }

    Mark last() {
        return last;
    }

    /** Writes down what is worked on; nothing else may be there yet. */
    void begin(ObjectNode origin) throws IOException {
        channel.truncate(0);
        channel.position(0);
        append(origin);
        begun = true;
    }

    /**
     * Goes on behind its last whole line.
     *
     * @throws BatchRefused where something else was worked on, or otherwise
     */
    void resume(ObjectNode origin) throws IOException {
        require(origin);
        begun = true;
    }

    /**
     * Compares what is said of {@code input}, {@code model} and {@code options} with what was begun with.
     *
     * @throws BatchRefused where any of them is another
     */
    void require(ObjectNode origin) throws IOException {
        ObjectNode before = header().orElseThrow();
        // As it is read back: a whole number is of one kind in memory and of another from a file.
        JsonNode now = Defaults.read(Defaults.bytes(origin));
        for (String part : List.of("input", "model", "options")) {
            if (!now.has(part)) {
                continue;
            }
            difference(part, before.path(part), now.path(part)).ifPresent(what -> {
                throw new BatchRefused(what + ": start anew with another OUT, or remove this one and its journal");
            });
        }
    }

    private static Optional<String> difference(String part, JsonNode before, JsonNode now) {
        if (before.equals(now)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (part) {
                    case "input" -> "the input is not the one that was begun with";
                    case "model" ->
                        "another model scores now (" + now.path("version").asText() + ", "
                                + now.path("hash").asText() + ") than began ("
                                + before.path("version").asText() + ", "
                                + before.path("hash").asText() + ")";
                    default -> "the options are not those that were begun with (" + changed(before, now) + ")";
                });
    }

    private static String changed(JsonNode before, JsonNode now) {
        TreeSet<String> names = new TreeSet<>();
        for (JsonNode each : new JsonNode[] {before, now}) {
            for (Iterator<String> all = each.fieldNames(); all.hasNext(); ) {
                String name = all.next();
                if (!before.path(name).equals(now.path(name))) {
                    names.add(name);
                }
            }
        }
        return String.join(", ", names);
    }

    /** Returns when the mark is on the disk. */
    void mark(Mark mark) throws IOException {
        append(mark.json());
        last = mark;
    }

    /** Nothing is left to do. */
    void end() throws IOException {
        append(last.json().put(DONE, true));
        done = true;
    }

    private void append(ObjectNode line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    /** Its first line; finds the last mark, and leaves the channel behind it. */
    private Optional<ObjectNode> header() throws IOException {
        if (begun) {
            throw new IllegalStateException("a journal is read before it is written");
        }
        String head = read(0, PIECE);
        ObjectNode first = head.indexOf('\n') < 0 ? null : object(head.substring(0, head.indexOf('\n')));
        if (first == null) {
            return Optional.empty();
        }
        long from = Math.max(0, channel.size() - PIECE);
        String tail = read(from, PIECE);
        int end = tail.lastIndexOf('\n');
        while (end > 0) {
            int begin = tail.lastIndexOf('\n', end - 1) + 1;
            ObjectNode line = object(tail.substring(begin, end));
            if (line != null) {
                if (line.has("rows")) {
                    last = Mark.of(line);
                    done = line.path(DONE).asBoolean();
                }
                break;
            }
            end = begin - 1;
        }
        channel.truncate(from + end + 1);
        channel.position(channel.size());
        return Optional.of(first);
    }

    // Byte for byte, whatever the options hold.
    private String read(long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
            // As much as there is.
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    private static @Nullable ObjectNode object(String line) {
        return Defaults.read(line.getBytes(StandardCharsets.ISO_8859_1)) instanceof ObjectNode object ? object : null;
    }

    /** Leaves it as it was found: where nothing was begun there is none. */
    void abandon() throws IOException {
        try (channel) {
            if (channel.size() == 0) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
