package news.parallax.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodersTest {
    private record Thing(String text, Double number, Long count, Boolean flag, Instant at) {}

    private static final Table<Thing> TABLE = Table.of(
            "things",
            new Columns<Thing>("things")
                    .text("text", "A text.", Thing::text)
                    .number("a.number", "none", "any", "A number.", Thing::number)
                    .count("a.count", "things", "A count.", Thing::count)
                    .flag("flag", "A flag.", Thing::flag)
                    .time("at", "A time.", Thing::at)
                    .all());

    private static byte[] written(Format format, List<Thing> rows) throws IOException {
        Chunks out = new Chunks();
        Encoder<Thing> encoder = Encoder.of(format, TABLE, out);
        encoder.write(rows);
        encoder.end();
        return out.take();
    }

    private static String csv(Thing... rows) throws IOException {
        return new String(written(Format.CSV, List.of(rows)), StandardCharsets.UTF_8);
    }

    @Test
    void csvIsAHeaderAndRows() throws IOException {
        assertThat(csv(
                        new Thing("a \"b\", c\nd é", -0.25, -3L, true, Instant.parse("2026-01-01T00:00:00.000001Z")),
                        new Thing(null, null, null, null, null),
                        new Thing("", 1e-6, 0L, false, Instant.parse("2026-01-01T00:00:00Z"))))
                .isEqualTo("text,a.number,a.count,flag,at\r\n"
                        + "\"a \"\"b\"\", c\nd é\",-0.25,-3,TRUE,2026-01-01T00:00:00.000001Z\r\n"
                        + ",,,,\r\n"
                        + "\"\",0.000001,0,FALSE,2026-01-01T00:00:00Z\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\ttab", "\rx", "="})
    void noTextIsAFormula(String text) {
        assertThat(CsvEncoder.cell(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1", " =1", "0", "", "'", "\nx"})
    void otherTextsStayAsTheyAre(String text) {
        assertThat(CsvEncoder.cell(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.000001,0.000001", "-0.000123,-0.000123", "1.0,1.0", "-0.5,-0.5", "12345678.5,12345678.5", "0.0,0.0"})
    void numbersHaveNoExponent(double number, String cell) {
        assertThat(CsvEncoder.cell(number)).isEqualTo(cell);
    }

    @Test
    void numbersAreRoundedInEveryFormat() throws IOException {
        Thing thing = new Thing("x", 0.12345678, 1L, true, Instant.EPOCH);
        assertThat(csv(thing)).contains(",0.123457,");
        assertThat(new ObjectMapper()
                        .readTree(written(Format.NDJSON, List.of(thing)))
                        .at("/a/number")
                        .doubleValue())
                .isEqualTo(0.123457);
        assertThat(ParquetFile.rows(written(Format.PARQUET, List.of(thing))).get(0))
                .containsEntry("a.number", 0.123457);
    }

    @Test
    void partsWithoutValuesAreAbsentInJson() throws IOException {
        assertThat(new String(
                        written(Format.NDJSON, List.of(new Thing(null, null, 2L, null, null))), StandardCharsets.UTF_8))
                .isEqualTo("{\"text\":null,\"a\":{\"count\":2},\"flag\":null,\"at\":null}\n");
    }

    @Test
    void parquetComesInSmallRowGroups(@TempDir Path folder) throws IOException {
        Random random = new Random(7);
        List<Thing> rows = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            rows.add(new Thing(
                    Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()),
                    random.nextDouble(),
                    random.nextLong(),
                    random.nextBoolean(),
                    Instant.EPOCH.plusNanos(random.nextInt() * 1_000L)));
        }
        Path file = folder.resolve("things.parquet");
        Files.write(file, written(Format.PARQUET, rows));
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            assertThat(reader.getFooter().getFileMetaData().getSchema().toString())
                    .contains("optional int64 at (TIMESTAMP(MICROS,true))")
                    .contains("optional binary text (STRING)")
                    .contains("optional double a.number");
            assertThat(reader.getRowGroups())
                    .hasSizeGreaterThan(1)
                    .allSatisfy((BlockMetaData block) ->
                            assertThat(block.getTotalByteSize()).isLessThan(16 << 20));
        }
        Map<String, Object> last = ParquetFile.rows(Files.readAllBytes(file)).get(rows.size() - 1);
        assertThat(last).containsEntry("at", rows.get(rows.size() - 1).at());
        assertThat(new ByteArrayInputStream(Files.readAllBytes(file)).readNBytes(4))
                .isEqualTo("PAR1".getBytes());
    }
}
