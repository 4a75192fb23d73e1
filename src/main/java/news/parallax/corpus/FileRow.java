package news.parallax.corpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A file that is one article: a text as it is, or a web page. */
final class FileRow {
    /** Characters of a request's {@code id}. */
    private static final int LONGEST_ID = 200;

    private FileRow() {}

    /** Whether a file is one, by its name. */
    static boolean named(Path file) {
        String name = plainName(file);
        return name.endsWith(".txt") || page(name);
    }

    /**
     * @param relative its path within the folder, with {@code /} between the parts
     * @param outlet by the folder that it stands in; null where that says nothing
     */
    static InputRow of(Path file, String relative, @Nullable String outlet, Defaults defaults, long read) {
        byte[] bytes;
        try (InputStream in = opened(file)) {
            bytes = in.readNBytes(LineSource.LONGEST + 1);
        } catch (IOException e) {
            return faulty(relative, "The file cannot be read: " + Input.reason(e), read);
        }
        if (bytes.length > LineSource.LONGEST) {
            return faulty(relative, "The file is longer than " + LineSource.LONGEST + " bytes (8 MiB).", read);
        }
        boolean page = page(plainName(file));
        Optional<ObjectNode> request = page ? WebPage.request(bytes) : text(bytes);
        if (request.isEmpty()) {
            return faulty(
                    relative, page ? "No article was found in the page." : "The file is not text in UTF-8.", read);
        }
        ObjectNode row = request.get();
        row.put("id", tail(relative));
        // Whoever names an outlet, by an option or by a folder, knows better than the page.
        if (defaults.fields().has("outlet")) {
            row.remove("outlet");
        } else if (outlet != null) {
            row.put("outlet", outlet);
        }
        return new InputRow(0, relative, defaults.complete(row), page, null, read);
    }

    private static InputRow faulty(String relative, String fault, long read) {
        return InputRow.faulty(0, relative, fault, read);
    }

    private static InputStream opened(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return OutputFormat.packed(file) ? new GZIPInputStream(in) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static Optional<ObjectNode> text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(
                    Defaults.JSON.createObjectNode().put("text", text.startsWith("\uFEFF") ? text.substring(1) : text));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String plainName(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    private static boolean page(String name) {
        return name.endsWith(".html") || name.endsWith(".htm");
    }

    /** The end of a path says more than its beginning. */
    private static String tail(String relative) {
        int length = relative.codePointCount(0, relative.length());
        return length <= LONGEST_ID
                ? relative
                : relative.substring(relative.offsetByCodePoints(0, length - LONGEST_ID));
    }
}
