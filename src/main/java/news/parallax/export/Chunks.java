package news.parallax.export;

import java.io.ByteArrayOutputStream;

/** Bytes that have been written and not yet sent. Used by one thread at a time. */
final class Chunks extends ByteArrayOutputStream {
    /** Above it the buffer is given back when it has been emptied. */
    private static final int KEPT = 1 << 20;

    Chunks() {
        super(1 << 16);
    }

    /** All that was written since it was last asked. */
    byte[] take() {
        byte[] all = toByteArray();
        reset();
        if (buf.length > KEPT) {
            buf = new byte[1 << 16];
        }
        return all;
    }
}
