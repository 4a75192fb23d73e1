package news.parallax.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Says on stderr how far a command has come: on a terminal a line that is written over, with a bar where the end is
 * known; elsewhere a line now and then, or nothing.
 */
final class Progress implements AutoCloseable {
    private static final long REFRESHED_NANOS = 200_000_000;
    private static final int BAR = 24;

    private final PrintStream out;
    private final boolean terminal;
    private final String what;
    private final long total;
    private final long every;
    private final LongSupplier clock;
    private final long start;
    private long last;
    private long done;
    private long reached;
    private long firstReached = -1;
    private long firstTime;
    private int shown;

    /** Of rows, where stderr is a terminal; nothing elsewhere. */
    Progress() {
        this(System.err, terminal());
    }

    /** Of rows, or nothing at all. */
    Progress(PrintStream out, boolean shown) {
        this(out, shown, "rows", 0, Long.MAX_VALUE, System::nanoTime);
    }

    /** @param total what is reached in the end, in any unit; 0 where nobody knows */
    static Progress of(String what, long total) {
        return new Progress(
                System.err, terminal(), what, total, Duration.ofSeconds(10).toNanos(), System::nanoTime);
    }

    /** @param every nanoseconds between two lines where there is no terminal */
    Progress(PrintStream out, boolean terminal, String what, long total, long every, LongSupplier clock) {
        this.out = out;
        this.terminal = terminal;
        this.what = what;
        this.total = total;
        this.every = terminal ? REFRESHED_NANOS : every;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.last = start;
    }

    void add(int rows) {
        add(rows, 0);
    }

    /** @param nowReached of the total */
    synchronized void add(int rows, long nowReached) {
        long now = clock.getAsLong();
        done += rows;
        reached = nowReached;
        if (firstReached < 0) {
            // A run that goes on does not begin at 0, and the first rows wait for the model.
            firstReached = reached;
            firstTime = now;
        }
        if (now - last >= every) {
            last = now;
            show(now);
        }
    }

    private void show(long now) {
        String line = line(now);
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
            shown = line.length();
        } else {
            out.println(line);
        }
        out.flush();
    }

    private String line(long now) {
        String rows = String.format(
                Locale.ROOT, "%,d %s, %,.1f a second", done, what, done / Math.max(1e-9, (now - start) / 1e9));
        if (total <= 0) {
            return rows;
        }
        double share = Math.min(1, (double) reached / total);
        int full = (int) (share * BAR);
        String bar = terminal ? "[" + "#".repeat(full) + "·".repeat(BAR - full) + "] " : "";
        String percent = String.format(Locale.ROOT, "%s%3.0f %%, ", bar, 100 * share);
        return percent.stripLeading() + rows + left(now);
    }

    private String left(long now) {
        long way = reached - firstReached;
        if (way <= 0) {
            return "";
        }
        long seconds = (long) ((now - firstTime) / 1e9 * (total - reached) / way);
        return ", "
                + (seconds >= 5_400
                        ? (seconds + 1_800) / 3_600 + " h"
                        : seconds >= 90 ? (seconds + 30) / 60 + " min" : seconds + " s")
                + " left";
    }

    /** Leaves the line empty for whoever writes next. */
    @Override
    public synchronized void close() {
        if (terminal && shown > 0) {
            out.print("\r" + " ".repeat(shown) + "\r");
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
