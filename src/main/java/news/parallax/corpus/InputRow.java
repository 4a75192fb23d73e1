package news.parallax.corpus;

import org.jspecify.annotations.Nullable;

/**
 * One row of an input: a line, a record of a CSV file, or a file of a folder.
 *
 * @param line where it begins, from 1; 0 for a file that is a row as a whole
 * @param file which file it stands in, or is; null for standard input
 * @param request the JSON of its request, in UTF-8; of a faulty row what could be read of it, or empty
 * @param extracted whether its text was taken out of a page, so that nobody else has it
 * @param fault why it is no request; null where it is one
 * @param read bytes of the input that have been read so far, as they lie on the disk
 */
public record InputRow(
        long line,
        @Nullable String file,
        byte[] request,
        boolean extracted,
        @Nullable String fault,
        long read) {
    /** A row that can be asked for. */
    static InputRow of(long line, @Nullable String file, byte[] request, long read) {
        return new InputRow(line, file, request, false, null, read);
    }

    /** One that cannot. */
    static InputRow faulty(long line, @Nullable String file, String fault, long read) {
        return new InputRow(line, file, new byte[0], false, fault, read);
    }
}
