package news.parallax.export;

import com.jerolba.carpet.CarpetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads Parquet back. */
public final class ParquetFile {
    private ParquetFile() {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static List<Map<String, Object>> rows(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("parallax", ".parquet");
        try {
            Files.write(file, bytes);
            List<Map> rows = new CarpetReader<>(file.toFile(), Map.class).toList();
            return (List<Map<String, Object>>) (List) rows;
        } finally {
            Files.delete(file);
        }
    }
}
