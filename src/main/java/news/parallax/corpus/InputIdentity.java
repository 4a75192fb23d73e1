package news.parallax.corpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * By what an input is known again: a file by its size, its time and its first bytes, a folder by its files' names,
 * sizes and times, a stream by its first bytes. Reading all of a large input only to know it would cost minutes.
 */
final class InputIdentity {
    /** Bytes at the beginning that are looked at. */
    static final int HEAD = 1 << 16;

    private InputIdentity() {}

    /** A folder, and how many bytes its files have. */
    record Folder(ObjectNode identity, long bytes) {}

    static ObjectNode ofFile(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Defaults.JSON
                    .createObjectNode()
                    .put("size", Files.size(file))
                    .put("modified", Files.getLastModifiedTime(file).toString())
                    .put("head", hex(sha256().digest(in.readNBytes(HEAD))));
        }
    }

    /** The stream stays where it is. */
    static ObjectNode of(BufferedInputStream stream) throws IOException {
        stream.mark(HEAD);
        byte[] head = stream.readNBytes(HEAD);
        stream.reset();
        return Defaults.JSON.createObjectNode().put("head", hex(sha256().digest(head)));
    }

    static Folder of(Path folder) throws IOException {
        MessageDigest digest = sha256();
        FolderWalk walk = new FolderWalk(folder);
        long files = 0;
        long bytes = 0;
        for (Path file = walk.next(); file != null; file = walk.next()) {
            long size = Files.size(file);
            digest.update((FolderSource.slashed(folder.relativize(file)) + "\n" + size + "\n"
                            + Files.getLastModifiedTime(file) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            files++;
            bytes += size;
        }
        return new Folder(
                Defaults.JSON
                        .createObjectNode()
                        .put("files", files)
                        .put("size", bytes)
                        .put("names", hex(digest.digest())),
                bytes);
    }

    private static String hex(byte[] hash) {
        return "sha256:" + HexFormat.of().formatHex(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
