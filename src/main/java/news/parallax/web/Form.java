package news.parallax.web;

import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import news.parallax.article.Rendering;
import news.parallax.platform.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form, of each name the first.
 *
 * <p>Read by hand: the framework's own reader has a limit of its own for a field and says nothing of what it cannot
 * read. Browsers send every line end as CR LF; here it is LF again, so that a pasted text has the offsets and the hash
 * that it has when a program sends it.
 */
public final class Form {
    private static final int MOST_FIELDS = 100;
    private static final int AT_ONCE = 64 << 10;

    private final Map<String, String> fields;

    private Form(Map<String, String> fields) {
        this.fields = fields;
    }

    /** Read off the event loop where it is long. Emits on the caller's context; fails with a problem. */
    public static Uni<Form> read(byte @Nullable [] body) {
        return body == null || body.length <= AT_ONCE
                ? Uni.createFrom().item(() -> of(body))
                : Rendering.aside(() -> of(body));
    }

    static Form of(byte @Nullable [] body) {
        Map<String, String> fields = new LinkedHashMap<>();
        byte[] bytes = body == null ? new byte[0] : body;
        int begin = 0;
        while (begin < bytes.length) {
            int end = begin;
            int equals = -1;
            for (; end < bytes.length && bytes[end] != '&'; end++) {
                equals = equals < 0 && bytes[end] == '=' ? end : equals;
            }
            int name = equals < 0 ? end : equals;
            fields.putIfAbsent(decoded(bytes, begin, name), decoded(bytes, Math.min(name + 1, end), end));
            if (fields.size() > MOST_FIELDS) {
                throw Problems.badRequest("The form has more than " + MOST_FIELDS + " fields.");
            }
            begin = end + 1;
        }
        return new Form(fields);
    }

    /** As it was written, without white space around it; null where nothing but that is there. */
    public @Nullable String line(String field) {
        String value = text(field).strip();
        return value.isEmpty() ? null : value;
    }

    /** As it was written; empty where it is missing. */
    public String text(String field) {
        return fields.getOrDefault(field, "");
    }

    /** Its lines that are not empty. */
    public List<String> lines(String field) {
        return text(field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Whether a box is ticked. */
    public boolean ticked(String field) {
        return fields.containsKey(field);
    }

    private static String decoded(byte[] bytes, int begin, int end) {
        ByteBuffer out = ByteBuffer.allocate(end - begin);
        for (int i = begin; i < end; i++) {
            byte b = bytes[i];
            if (b == '%') {
                int high = i + 2 < end ? Character.digit(bytes[i + 1], 16) : -1;
                int low = i + 2 < end ? Character.digit(bytes[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw Problems.badRequest("The form is not percent-encoded as forms are. Send it from the page.");
                }
                out.put((byte) (high << 4 | low));
                i += 2;
            } else {
                out.put(b == '+' ? (byte) ' ' : b);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(out.flip())
                    .toString()
                    .replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            throw Problems.badRequest("The form is not in UTF-8. Send it from the page.");
        }
    }
}
