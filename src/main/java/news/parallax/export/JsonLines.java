package news.parallax.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;

/** One JSON object on each line. */
final class JsonLines<R> implements Encoder<R> {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final Function<R, JsonNode> json;
    private final OutputStream out;
    private final JsonGenerator generator;

    JsonLines(Function<R, JsonNode> json, OutputStream out) throws IOException {
        this.json = json;
        this.out = out;
        this.generator = MAPPER.createGenerator(out).setRootValueSeparator(null);
    }

    @Override
    public void write(List<R> rows) throws IOException {
        for (R row : rows) {
            generator.writeTree(json.apply(row));
            generator.flush();
            out.write('\n');
        }
    }

    @Override
    public void end() throws IOException {
        generator.flush();
    }
}
