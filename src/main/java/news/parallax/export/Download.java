package news.parallax.export;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import news.parallax.platform.PatientResponse;
import news.parallax.platform.Problems;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends a table while its client reads: a portion of rows is fetched, written into memory and sent, and the next one is
 * fetched when the last byte of it has left. Between portions there is nothing but the encoder's own memory.
 *
 * <p>Runs on the event loop of its request, encodes on a worker thread. A client that does not read is let go, as
 * {@link PatientResponse} tells. What fails after the first byte breaks the connection off, so that half a file is
 * never taken for a whole one.
 *
 * <p>Where answers are handed on whole, the file is held back until it is complete, and refused once it is longer than
 * it may be.
 */
final class Download<R> {
    private static final Logger LOG = Logger.getLogger(Download.class);

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Context loop;
    private final Rows<R> rows;
    private final Making<R> making;
    private final Chunks written = new Chunks();
    private final PatientResponse sending;
    private final OptionalLong longest;
    private final Consumer<Throwable> refused;
    private @Nullable Encoder<R> encoder;
    private boolean over;

    /**
     * How it is sent.
     *
     * @param patience with a client that takes nothing
     * @param longest bytes of a file that is handed on whole; empty where it is sent as it comes
     */
    record Manner(Duration patience, OptionalLong longest) {}

    /** Begins a file; on a worker thread, since what it needs may have to be loaded. */
    interface Making<R> {
        Encoder<R> on(Chunks written) throws IOException;
    }

    /**
     * @param loop of the request
     * @param refused is told of what fails before the first byte
     */
    Download(
            HttpServerRequest request,
            Context loop,
            Rows<R> rows,
            Making<R> making,
            Manner manner,
            Consumer<Throwable> refused) {
        this.request = request;
        this.response = request.response();
        this.loop = loop;
        this.rows = rows;
        this.making = making;
        this.sending = new PatientResponse(request, loop, manner.patience());
        this.longest = manner.longest();
        this.refused = refused;
    }

    /** Begins; the response's end tells when it is over. */
    void begin() {
        next();
    }

    private void next() {
        if (over || sending.over()) {
            over = true;
            return;
        }
        Uni.createFrom()
                .deferred(rows::next)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(this::encoded)
                .subscribe()
                .with(last -> loop.runOnContext(on -> send(last)), failure -> loop.runOnContext(on -> fail(failure)));
    }

    /** @return whether these were the last */
    private boolean encoded(List<R> portion) {
        try {
            if (encoder == null) {
                encoder = making.on(written);
            }
            if (portion.isEmpty()) {
                encoder.end();
            } else {
                encoder.write(portion);
            }
            return portion.isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(boolean last) {
        if (longest.isPresent() && written.size() > longest.getAsLong()) {
            fail(Problems.tooLarge("This table is longer than the " + longest.getAsLong()
                    + " bytes that are answered here at once. Ask for less of it: one outlet, or a shorter span of time"
                    + " (from, to)."));
            return;
        }
        if (longest.isPresent() && !last) {
            next();
            return;
        }
        sending.send(Buffer.buffer(written.take()), () -> {
            if (!last) {
                next();
            } else if (!over) {
                over = true;
                response.end();
            }
        });
    }

    private void fail(@Nullable Throwable failure) {
        if (over || sending.over()) {
            return;
        }
        over = true;
        if (response.headWritten()) {
            LOG.error("An export broke off", failure);
            request.connection().close();
        } else {
            refused.accept(failure);
        }
    }
}
