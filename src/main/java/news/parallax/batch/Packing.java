package news.parallax.batch;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** How an answer goes out, a portion at a time. */
interface Packing extends AutoCloseable {
    /**
     * @param end whether it is the last portion
     * @param loop on which the packed portion is handed over
     */
    void pack(Buffer portion, boolean end, Context loop, Consumer<Buffer> packed);

    @Override
    default void close() {}

    static Packing none() {
        return (portion, end, loop, packed) -> packed.accept(portion);
    }

    /** Each portion can be unpacked when it has come: the stream is flushed behind it (Z_SYNC_FLUSH). */
    static Packing gzip() {
        return new Gzip();
    }

    /** Packs on a worker thread. */
    final class Gzip implements Packing {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final GZIPOutputStream gzip;
        private boolean closed;

        private Gzip() {
            try {
                gzip = new GZIPOutputStream(out, 1 << 13, true);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        @Override
        public void pack(Buffer portion, boolean end, Context loop, Consumer<Buffer> packed) {
            Infrastructure.getDefaultWorkerPool().execute(() -> {
                Buffer done = packed(portion, end);
                loop.runOnContext(on -> packed.accept(done));
            });
        }

        /** One portion at a time, but not always on one thread. */
        private synchronized Buffer packed(Buffer portion, boolean end) {
            if (closed) {
                return Buffer.buffer();
            }
            try {
                gzip.write(portion.getBytes());
                if (end) {
                    gzip.finish();
                } else {
                    gzip.flush();
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            Buffer done = Buffer.buffer(out.toByteArray());
            out.reset();
            return done;
        }

        /** The deflater's memory lies outside the heap. */
        @Override
        public synchronized void close() {
            closed = true;
            try {
                gzip.close();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}
