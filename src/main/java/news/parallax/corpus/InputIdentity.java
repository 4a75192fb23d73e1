package news.parallax.corpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * By what an input is known again: a file by its size, its time and its first bytes, a stream by its first line, a
 * folder by its {@link FileList}. Reading all of a large input only to know it would cost minutes.
 */
final class InputIdentity {
    /** Bytes at the beginning that are looked at. */
    static final int HEAD = 1 << 16;

    private InputIdentity() {}

    static ObjectNode ofFile(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Defaults.JSON
                    .createObjectNode()
                    .put("size", Files.size(file))
                    .put("modified", Files.getLastModifiedTime(file).toString())
                    .put("head", hex(sha256().digest(in.readNBytes(HEAD))));
        }
    }

    /**
     * Waits for a line that is not blank and for no more: its sender may wait for an answer. The stream stays where it
     * is.
     */
    static ObjectNode of(BufferedInputStream stream) throws IOException {
        stream.mark(HEAD);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        boolean blank = true;
        for (int next = 0; head.size() < HEAD && (blank || next != '\n'); ) {
            next = stream.read();
            if (next < 0) {
                break;
            }
            head.write(next);
            blank &= Character.isWhitespace(next);
        }
        stream.reset();
        return Defaults.JSON.createObjectNode().put("head", hex(sha256().digest(head.toByteArray())));
    }

    static String hex(byte[] hash) {
        return "sha256:" + HexFormat.of().formatHex(hash);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
