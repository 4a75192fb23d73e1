package news.parallax.corpus;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/**
 * A file that only grows, and that a run which goes on cuts back to the length that is known to be whole. Where it is
 * compressed, each piece is a gzip member of its own, so that it can be cut between any two.
 */
final class AppendedFile implements Closeable {
    private final FileChannel channel;
    private final boolean packed;

    private AppendedFile(FileChannel channel, boolean packed) {
        this.channel = channel;
        this.packed = packed;
    }

    /**
     * Opens it, and makes it where it is missing.
     *
     * @param length that is whole; what is behind it is cut off
     * @throws BatchRefused where it is shorter than that
     */
    static AppendedFile open(Path path, long length, boolean packed) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.size() < length) {
            channel.close();
            throw new BatchRefused(
                    path + " is shorter than its journal says: it was changed, and cannot be gone on with");
        }
        channel.truncate(length);
        channel.position(length);
        return new AppendedFile(channel, packed);
    }

    void append(byte[] piece) throws IOException {
        if (piece.length > 0) {
            write(packed ? pack(piece) : piece);
        }
    }

    /** What a file of this kind has at least: an empty one cannot be unpacked. */
    void appendNothing() throws IOException {
        write(packed ? pack(new byte[0]) : new byte[0]);
    }

    private void write(byte[] all) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(all);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Returns when all of it is on the disk. */
    void force() throws IOException {
        channel.force(true);
    }

    long length() throws IOException {
        return channel.position();
    }

    /** Cuts it back to nothing. */
    void clear() throws IOException {
        channel.truncate(0);
        channel.position(0);
    }

    private static byte[] pack(byte[] piece) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(piece.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(piece);
        }
        return packed.toByteArray();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
