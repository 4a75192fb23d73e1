package news.parallax.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** Labelled rows, one JSON object a line, UTF-8; {@code .gz} and {@code .xz} are unpacked on the way. */
final class LabelledFile implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private final Map<String, String> where;
    private final BufferedReader lines;
    private long line;

    /**
     * @param where fields and the values that a row must have
     * @throws CommandException when there is no such file
     */
    LabelledFile(Path path, Map<String, String> where) {
        this.path = path;
        this.where = Map.copyOf(where);
        try {
            this.lines = new BufferedReader(new InputStreamReader(unpacked(path), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new CommandException("there is no file " + path);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private CommandException unreadable(IOException e) {
        return new CommandException("cannot read " + path + ": " + e.getMessage());
    }

    private @Nullable String read() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The next row that is asked for; null at the end. */
    @Nullable
    Row next() {
        for (String text = read(); text != null; text = read()) {
            line++;
            if (text.isBlank()) {
                continue;
            }
            JsonNode json = parsed(text);
            if (where.entrySet().stream()
                    .allMatch(e -> json.path(e.getKey()).asText().equals(e.getValue()))) {
                return new Row(json);
            }
        }
        return null;
    }

    private JsonNode parsed(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            // What was read may be an article: the place says enough.
            throw new CommandException(path + ", line " + line + ": not JSON");
        }
        throw new CommandException(path + ", line " + line + ": not a JSON object");
    }

    private static InputStream unpacked(Path path) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        String name = path.getFileName().toString();
        return name.endsWith(".gz") ? new GZIPInputStream(in) : name.endsWith(".xz") ? new XZInputStream(in) : in;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** One row and where it stands, so that an error can name it. */
    final class Row {
        private final JsonNode json;
        private final long number = line;

        private Row(JsonNode json) {
            this.json = json;
        }

        /** @throws CommandException when the row has no such text */
        String text(String field) {
            JsonNode value = json.path(field);
            if (!value.isTextual()) {
                throw wrong("needs a string \"" + field + "\"");
            }
            return value.textValue();
        }

        @Nullable
        String optional(String field) {
            return json.path(field).isTextual() ? json.path(field).textValue() : null;
        }

        int integer(String field) {
            if (!json.path(field).isIntegralNumber() || !json.path(field).canConvertToInt()) {
                throw wrong("needs a whole number \"" + field + "\"");
            }
            return json.path(field).intValue();
        }

        /** @throws CommandException when the field is no list of strings */
        List<String> strings(String field) {
            List<String> strings = new ArrayList<>();
            for (JsonNode each : json.path(field)) {
                if (each.isTextual()) {
                    strings.add(each.textValue());
                }
            }
            if (!json.path(field).isArray()
                    || strings.size() != json.path(field).size()) {
                throw wrong("needs a list of strings \"" + field + "\"");
            }
            return strings;
        }

        /** Any field as it is; a missing node where there is none. */
        JsonNode field(String field) {
            return json.path(field);
        }

        /** Every field that is a string or a number, as text. */
        Map<String, String> facts() {
            Map<String, String> facts = new HashMap<>();
            json.properties().stream()
                    .filter(each ->
                            each.getValue().isTextual() || each.getValue().isNumber())
                    .forEach(each -> facts.put(each.getKey(), each.getValue().asText()));
            return facts;
        }

        boolean has(String field) {
            return json.hasNonNull(field);
        }

        CommandException wrong(String what) {
            return new CommandException(path + ", line " + number + ": a row " + what);
        }
    }
}
