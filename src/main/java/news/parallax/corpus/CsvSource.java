package news.parallax.corpus;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import news.parallax.batch.TableRow;
import org.jspecify.annotations.Nullable;

/**
 * CSV with a header that names fields of a request; {@code text} has to be among them, and columns of other names are
 * read over. A row becomes a request as {@link TableRow} has it.
 */
final class CsvSource implements ArticleSource {
    /** No character, and so in no text; what usually stands for bytes that are none is one, and in many texts. */
    private static final char UNREADABLE = '\uFFFF';

    private static final char REPLACEMENT = '\uFFFD';

    private final @Nullable String file;
    private final Defaults defaults;
    private final LongSupplier read;
    private final CsvReader<CsvRecord> csv;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;

    /**
     * @param separator between cells
     * @param read tells how many bytes of the input have been read
     * @throws BatchRefused for a header that cannot be one
     */
    CsvSource(Reader in, char separator, @Nullable String file, Defaults defaults, LongSupplier read)
            throws IOException {
        this.file = file;
        this.defaults = defaults;
        this.read = read;
        this.csv = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LineSource.LONGEST)
                .ofCsvRecord(in);
        this.records = csv.iterator();
        CsvRecord first = record();
        this.header = first == null
                ? List.of()
                : first.getFields().stream().map(String::strip).toList();
        requireLayout();
    }

    /** Of UTF-8; what is none stays to be seen. */
    static CharsetDecoder decoder() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(UNREADABLE));
    }

    private void requireLayout() {
        if (!header.contains("text")) {
            throw new BatchRefused(file + " has no column text: its first line has to name the columns by the fields"
                    + " of a request, as in outlet,title,text");
        }
        Set<String> seen = new HashSet<>();
        // Spreadsheets write cells behind the last column that has a name.
        header.stream()
                .filter(name -> !name.isEmpty() && !seen.add(name))
                .findFirst()
                .ifPresent(twice -> {
                    throw new BatchRefused(file + " has the column " + twice + " twice");
                });
    }

    @Override
    public @Nullable InputRow next() throws IOException {
        CsvRecord record = record();
        return record == null ? null : row(record);
    }

    @Override
    public void skip(long rows) throws IOException {
        for (long skipped = 0; skipped < rows && record() != null; skipped++) {
            // Without making requests of them.
        }
    }

    private @Nullable CsvRecord record() throws IOException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            // From here on nothing is known of quotes, and so of rows.
            throw new IOException(
                    file + " cannot be read on (" + e.getMessage() + "): a record may have up to " + LineSource.LONGEST
                            + " characters, and a quotation mark opens a cell until the next one",
                    e);
        }
    }

    private InputRow row(CsvRecord record) {
        long line = record.getStartingLineNumber();
        byte[] request = defaults.complete(TableRow.request(IntStream.range(
                        0, Math.min(header.size(), record.getFieldCount()))
                .mapToObj(i -> Map.entry(header.get(i), record.getField(i).replace(UNREADABLE, REPLACEMENT)))
                .toList()));
        return new InputRow(line, file, request, false, fault(record), read.getAsLong());
    }

    private @Nullable String fault(CsvRecord record) {
        if (record.getFieldCount() != header.size()) {
            return "The row has " + record.getFieldCount() + " cells and the header " + header.size() + ".";
        }
        return record.getFields().stream().anyMatch(cell -> cell.indexOf(UNREADABLE) >= 0)
                ? "The row is not text in UTF-8."
                : null;
    }

    @Override
    public void close() throws IOException {
        records.close();
        csv.close();
    }
}
