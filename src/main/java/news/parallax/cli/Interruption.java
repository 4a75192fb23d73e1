package news.parallax.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Lets a command end in order when its user or the system asks it to (SIGINT, SIGTERM). What comes before there is
 * anything to be brought in order, or a second time, does what it would have done without.
 */
final class Interruption implements AutoCloseable, BooleanSupplier {
    /** As a shell says that a signal ended a command. */
    private static final int BY_SIGNAL = 128;

    private final Map<Signal, SignalHandler> former = new HashMap<>();
    private boolean begun;
    private volatile int number;

    Interruption() {
        for (String name : new String[] {"INT", "TERM"}) {
            Signal signal = new Signal(name);
            former.put(signal, Signal.handle(signal, this::first));
        }
    }

    private synchronized void first(Signal signal) {
        close();
        if (begun) {
            number = signal.getNumber();
        } else {
            Signal.raise(signal);
        }
    }

    /** From here on somebody looks whether it is asked to end, now and then. */
    synchronized void begin() {
        begun = true;
    }

    @Override
    public boolean getAsBoolean() {
        return number > 0;
    }

    /** With what the command ends then. */
    OptionalInt exitCode() {
        return number > 0 ? OptionalInt.of(BY_SIGNAL + number) : OptionalInt.empty();
    }

    @Override
    public synchronized void close() {
        former.forEach(Signal::handle);
        former.clear();
    }
}
