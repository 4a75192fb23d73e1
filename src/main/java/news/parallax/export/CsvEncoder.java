package news.parallax.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A header and rows after RFC 4180, in UTF-8. What is not known is an empty cell, an empty text a quoted one.
 *
 * <p>A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers never do.
 */
final class CsvEncoder<R> implements Encoder<R> {
    private static final String FORMULA = "=+-@\t\r";
    private static final double PLAIN_FROM = 1e-3;
    private static final double PLAIN_TO = 1e7;

    private final List<Column<R>> columns;
    private final Writer text;
    private final CsvWriter csv;

    CsvEncoder(List<Column<R>> columns, OutputStream out) {
        this.columns = columns;
        this.text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(text);
        csv.writeRecord(columns.stream().map(Column::name).toArray(String[]::new));
    }

    @Override
    public void write(List<R> rows) throws IOException {
        String[] cells = new String[columns.size()];
        for (R row : rows) {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = cell(columns.get(i).of().apply(row));
            }
            csv.writeRecord(cells);
        }
        csv.flush();
    }

    @Override
    public void end() throws IOException {
        csv.flush();
        text.flush();
    }

    static @Nullable String cell(@Nullable Object value) {
        if (value instanceof String text) {
            return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        }
        if (value instanceof Boolean flag) {
            // R takes small letters for a text.
            return flag ? "TRUE" : "FALSE";
        }
        return value instanceof Double number ? plain(number) : value == null ? null : value.toString();
    }

    /** Never with an exponent, which some readers take for a text. */
    private static String plain(double number) {
        double size = Math.abs(number);
        return size == 0 || size >= PLAIN_FROM && size < PLAIN_TO
                ? Double.toString(number)
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
