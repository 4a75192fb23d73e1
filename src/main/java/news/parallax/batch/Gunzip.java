package news.parallax.batch;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import news.parallax.platform.Problems;

/**
 * Unpacks gzip (RFC 1952) as it comes, a piece at a time, so that whoever takes the pieces sets the pace; one member
 * behind the other. The library's own stream would wait for what has not come yet.
 */
final class Gunzip implements AutoCloseable {
    private static final int PIECE = 1 << 16;

    /** Below it the ratio of a few bytes says nothing. */
    private static final long GRACE = 1 << 20;

    private static final int CHECK = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;
    private static final int[] MAGIC = {0x1f, 0x8b, 8};

    private enum Part {
        FIXED,
        EXTRA_LENGTH,
        EXTRA,
        NAME,
        COMMENT,
        CHECK,
        BODY,
        TRAILER
    }

    private final long most;
    private final int ratio;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] piece = new byte[PIECE];
    private byte[] in = new byte[0];
    private int at;
    private Part part = Part.FIXED;
    private int index;
    private int flags;
    private int extra;
    private long trailer;
    private boolean full;
    private boolean first = true;
    private long taken;
    private long unpacked;

    /**
     * @param most bytes that all of it may unpack to
     * @param ratio to what has been taken in that it may reach
     */
    Gunzip(long most, int ratio) {
        this.most = most;
        this.ratio = ratio;
    }

    /** More of the body; what came before has been unpacked. */
    void add(byte[] bytes) {
        in = bytes;
        at = 0;
        inflater.setInput(bytes, 0, 0);
    }

    /** Whether what has been added so far ends where a member ends. */
    boolean whole() {
        return part == Part.FIXED && index == 0;
    }

    /**
     * @return the next piece, at most 64 KiB; empty when there is nothing more without more of the body
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for what is not gzip, 413 for what unpacks to too much
     */
    byte[] next() {
        // What has been taken in may still have more to give than one piece.
        while (at < in.length || full) {
            if (part == Part.BODY) {
                int length = inflate();
                if (length > 0) {
                    return Arrays.copyOf(piece, length);
                }
            } else {
                header(in[at++] & 0xff);
                taken++;
            }
        }
        return new byte[0];
    }

    private int inflate() {
        inflater.setInput(in, at, in.length - at);
        int length;
        try {
            length = inflater.inflate(piece);
        } catch (DataFormatException e) {
            throw broken("it breaks in the middle");
        }
        int now = in.length - inflater.getRemaining();
        taken += now - at;
        at = now;
        full = length == PIECE && !inflater.finished();
        if (inflater.finished()) {
            begin(Part.TRAILER);
        } else if (inflater.needsDictionary()) {
            throw broken("it wants a dictionary");
        }
        crc.update(piece, 0, length);
        unpacked += length;
        if (unpacked > most || unpacked > GRACE && unpacked / ratio > taken) {
            throw Problems.tooLarge("The gzip data unpack to more than "
                    + (unpacked > most ? most + " bytes" : ratio + " times their size")
                    + ". Send less in one request, or send it unpacked.");
        }
        return length;
    }

    /** One byte of what stands around a member's data. */
    private void header(int next) {
        switch (part) {
            case FIXED -> fixed(next);
            case EXTRA_LENGTH -> {
                extra |= next << 8 * index;
                if (++index == 2) {
                    begin(extra == 0 ? behind(Part.EXTRA) : Part.EXTRA);
                }
            }
            case EXTRA -> {
                if (++index == extra) {
                    begin(behind(Part.EXTRA));
                }
            }
            case NAME, COMMENT -> {
                if (next == 0) {
                    begin(behind(part));
                }
            }
            case CHECK -> {
                if (++index == 2) {
                    begin(Part.BODY);
                }
            }
            case TRAILER -> trailer(next);
            case BODY -> throw new IllegalStateException("data are inflated");
        }
    }

    private void fixed(int next) {
        if (index == 0 && next == 0 && !first) {
            // Tapes are filled up with zeros, and so are files of programs that think of tapes.
            return;
        }
        if (index < MAGIC.length && next != MAGIC[index]) {
            throw broken("it does not begin like gzip");
        }
        if (index == MAGIC.length) {
            flags = next;
            if ((flags & RESERVED) != 0) {
                throw broken("it has flags that nobody knows");
            }
        }
        if (++index == 10) {
            extra = 0;
            begin(behind(Part.FIXED));
        }
    }

    private Part behind(Part done) {
        if (done.compareTo(Part.EXTRA_LENGTH) < 0 && (flags & EXTRA) != 0) {
            return Part.EXTRA_LENGTH;
        }
        if (done.compareTo(Part.NAME) < 0 && (flags & NAME) != 0) {
            return Part.NAME;
        }
        if (done.compareTo(Part.COMMENT) < 0 && (flags & COMMENT) != 0) {
            return Part.COMMENT;
        }
        return (flags & CHECK) != 0 ? Part.CHECK : Part.BODY;
    }

    private void trailer(int next) {
        trailer |= (long) next << 8 * index;
        if (++index == 8) {
            if ((trailer & 0xffffffffL) != crc.getValue()
                    || (trailer >>> 32) != (inflater.getBytesWritten() & 0xffffffffL)) {
                throw broken("its check does not fit");
            }
            inflater.reset();
            crc.reset();
            trailer = 0;
            first = false;
            begin(Part.FIXED);
        }
    }

    private void begin(Part next) {
        part = next;
        index = 0;
    }

    private static RuntimeException broken(String how) {
        return Problems.badRequest("The body is not the gzip that its Content-Encoding promises: " + how + ".");
    }

    @Override
    public void close() {
        inflater.end();
    }
}
