package news.parallax.corpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * NDJSON from somebody who may pause between two lines, and wants an answer meanwhile: a thread of its own waits for
 * the next one.
 */
final class PipedSource implements ArticleSource, Known {
    /** Rows that come closer together than this may be scored together. */
    private static final long PAUSE_MILLIS = 50;

    private final BufferedInputStream in;
    private final LineSource lines;
    private final SynchronousQueue<Read> handed = new SynchronousQueue<>();
    private @Nullable Thread reader;
    private @Nullable Read next;

    /** What came: a row, the end, or what broke. */
    private record Read(@Nullable InputRow row, @Nullable Throwable broken) {
        boolean last() {
            return row == null;
        }
    }

    PipedSource(InputStream stdin, Defaults defaults) {
        CountedStream counted = new CountedStream(stdin);
        in = new BufferedInputStream(counted, InputIdentity.HEAD);
        lines = new LineSource(in, null, defaults, counted::count);
    }

    @Override
    public ObjectNode begin(Path files) throws IOException {
        return InputIdentity.of(in);
    }

    @Override
    public ObjectNode again(Path files, long done, PrintStream err) throws IOException {
        return InputIdentity.of(in);
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public void skip(long rows) throws IOException {
        lines.skip(rows);
    }

    @Override
    public boolean ready() throws InterruptedException {
        begin();
        if (next == null) {
            next = handed.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
        return next != null;
    }

    @Override
    public @Nullable InputRow next() throws IOException {
        begin();
        Read read = next;
        try {
            read = read == null ? handed.take() : read;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the next line", e);
        }
        // The end stays the end.
        next = read.last() ? read : null;
        if (read.broken() instanceof IOException broken) {
            throw broken;
        }
        if (read.broken() != null) {
            throw new IOException(read.broken());
        }
        return read.row();
    }

    private void begin() {
        if (reader == null) {
            reader = new Thread(this::read, "standard-input");
            reader.setDaemon(true);
            reader.start();
        }
    }

    private void read() {
        try {
            for (Read read = row(); ; read = row()) {
                handed.put(read);
                if (read.last()) {
                    return;
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Read row() {
        try {
            return new Read(lines.next(), null);
        } catch (IOException | RuntimeException | Error broken) {
            return new Read(null, broken);
        }
    }

    /** The stream is left to the process, which may end while somebody still holds its other end. */
    @Override
    public void close() {
        if (reader != null) {
            reader.interrupt();
        }
    }
}
