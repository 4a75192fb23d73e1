package news.parallax.export;

import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.TimeUnit;
import com.jerolba.carpet.io.OutputStreamOutputFile;
import com.jerolba.carpet.model.FieldType;
import com.jerolba.carpet.model.FieldTypes;
import com.jerolba.carpet.model.WriteRecordModelType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/**
 * Apache Parquet. Columns are optional; texts are UTF-8 in dictionaries, where that is shorter, and points in time are
 * microseconds in UTC. A file that was broken off has no footer, and no reader takes it for one.
 */
final class ParquetEncoder<R> implements Encoder<R> {
    /** Held in memory until it is full. */
    static final long ROW_GROUP = 8 << 20;

    private static final int ROWS = 100_000;
    private static final int PAGE = 256 << 10;

    private final List<Column<R>> columns;
    private final CarpetWriter<Row> writer;

    /** A row's values, in the order of the columns. */
    private record Row(@Nullable Object[] values) {}

    ParquetEncoder(Table<R> table, OutputStream out) throws IOException {
        this.columns = table.columns();
        WriteRecordModelType<Row> model = FieldTypes.writeRecordModel(Row.class);
        for (int i = 0; i < columns.size(); i++) {
            int place = i;
            model = model.withField(columns.get(i).name(), type(columns.get(i).kind()), row -> row.values()[place]);
        }
        this.writer = new CarpetWriter.Builder<>(new OutputStreamOutputFile(out), Row.class)
                // Without it Hadoop's own, which looks for files and reads XML.
                .withConf(new PlainParquetConfiguration())
                .withWriteRecordModel(model)
                .withDefaultTimeUnit(TimeUnit.MICROS)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP)
                .withRowGroupRowCountLimit(ROWS)
                .withPageSize(PAGE)
                .withDictionaryPageSize(PAGE)
                .withExtraMetaData("parallax.table", table.name())
                .withExtraMetaData("parallax.dictionary", "/v1/dictionary")
                .build();
    }

    @Override
    public void write(List<R> rows) throws IOException {
        for (R row : rows) {
            Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = columns.get(i).of().apply(row);
            }
            writer.write(new Row(values));
        }
    }

    @Override
    public void end() throws IOException {
        writer.close();
    }

    private static FieldType type(Column.Kind kind) {
        return switch (kind) {
            case STRING -> FieldTypes.STRING;
            case INTEGER -> FieldTypes.LONG;
            case NUMBER -> FieldTypes.DOUBLE;
            case BOOLEAN -> FieldTypes.BOOLEAN;
            case TIMESTAMP -> FieldTypes.INSTANT;
        };
    }
}
