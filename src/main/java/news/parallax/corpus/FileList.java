package news.parallax.corpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Which files a folder had when a run began: a line for each, {@code size modified path}, the path as in a URI, which
 * keeps names byte for byte whatever is in them.
 *
 * @param at where it lies
 * @param files how many
 * @param bytes of all of them
 * @param names a hash of the list
 */
record FileList(Path at, long files, long bytes, String names) {
    private static final Path ROOT = Path.of("/");

    static Path of(Path out) {
        return out.resolveSibling(out.getFileName() + ".files");
    }

    /**
     * Walks the folder, and returns when the list is whole and on the disk.
     *
     * @throws BatchRefused where something else lies there
     */
    static FileList write(Path folder, Path at) throws IOException {
        requireNone(at);
        Path unfinished = at.resolveSibling(at.getFileName() + ".new");
        MessageDigest digest = InputIdentity.sha256();
        long files = 0;
        long bytes = 0;
        FolderWalk walk = new FolderWalk(folder);
        try (OutputStream out =
                new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)), digest)) {
            for (FolderEntry entry = walk.next(); entry != null; entry = walk.next()) {
                out.write(line(entry).getBytes(StandardCharsets.US_ASCII));
                files++;
                bytes += entry.size();
            }
        }
        try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(unfinished, at, StandardCopyOption.ATOMIC_MOVE);
        return new FileList(at, files, bytes, InputIdentity.hex(digest.digest()));
    }

    /** That of a run whose output was removed is written over; what is none is somebody's. */
    private static void requireNone(Path at) throws IOException {
        if (!Files.exists(at)) {
            return;
        }
        try (Reader former = new Reader(at)) {
            former.next();
        } catch (IOException e) {
            throw new BatchRefused(at + " exists, where the names of the input's files are to lie: remove it");
        }
    }

    /** Reads it once, to know it. */
    static FileList read(Path at) throws IOException {
        MessageDigest digest = InputIdentity.sha256();
        long files = 0;
        long bytes = 0;
        try (Reader entries = new Reader(at)) {
            for (FolderEntry entry = entries.next(); entry != null; entry = entries.next()) {
                digest.update(line(entry).getBytes(StandardCharsets.US_ASCII));
                files++;
                bytes += entry.size();
            }
        }
        return new FileList(at, files, bytes, InputIdentity.hex(digest.digest()));
    }

    ObjectNode identity() {
        return Defaults.JSON
                .createObjectNode()
                .put("files", files)
                .put("size", bytes)
                .put("names", names);
    }

    private static String line(FolderEntry entry) {
        String path = ROOT.resolve(entry.relative()).toUri().getRawPath().substring(1);
        return entry.size() + " " + entry.modified() + " " + path + "\n";
    }

    /** Its files, one after the other. */
    static final class Reader implements FolderEntry.Sequence, Closeable {
        private static final int PARTS = 3;

        private final Path at;
        private final BufferedReader lines;

        Reader(Path at) throws IOException {
            this.at = at;
            this.lines = Files.newBufferedReader(at, StandardCharsets.US_ASCII);
        }

        @Override
        public @Nullable FolderEntry next() throws IOException {
            String line = lines.readLine();
            if (line == null) {
                return null;
            }
            try {
                String[] parts = line.split(" ", PARTS);
                return new FolderEntry(
                        ROOT.relativize(Path.of(URI.create("file:///" + parts[2]))),
                        Long.parseLong(parts[0]),
                        parts[1]);
            } catch (RuntimeException e) {
                throw new IOException(at + " is not what was written there", e);
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
