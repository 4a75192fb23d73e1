package news.parallax.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A line on stderr that says how far a command has come; nothing where stderr is no terminal. */
final class Progress implements AutoCloseable {
    private static final long EVERY_NANOS = 200_000_000;

    private final PrintStream out;
    private final boolean shown;
    private final long start = System.nanoTime();
    private long last;
    private long done;

    Progress() {
        this(System.err, terminal());
    }

    Progress(PrintStream out, boolean shown) {
        this.out = out;
        this.shown = shown;
    }

    synchronized void add(int rows) {
        done += rows;
        long now = System.nanoTime();
        if (shown && now - last > EVERY_NANOS) {
            last = now;
            out.printf("\r%,d rows, %,.0f a second ", done, done / Math.max(1e-9, (now - start) / 1e9));
            out.flush();
        }
    }

    /** Leaves the line empty for whoever writes next. */
    @Override
    public void close() {
        if (shown) {
            out.print("\r" + " ".repeat(40) + "\r");
            out.flush();
        }
    }

    /** Java knows of a console only when stdin and stdout are one; here stdout is a file and stderr counts. */
    private static boolean terminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
