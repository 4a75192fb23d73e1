package news.parallax.corpus;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What articles are read from, told by its name: {@code .jsonl} and {@code .ndjson}, {@code .csv} and {@code .tsv}, a
 * folder, a single {@code .txt} or {@code .html}; each file also as {@code .gz}; {@code -} is standard input as NDJSON.
 *
 * @param source its rows
 * @param known by what it is known again
 */
public record Input(ArticleSource source, Known known) {
    private static final int HEADER = 1 << 20;

    /**
     * Opens it.
     *
     * @param name of a file or a folder, or {@code -}
     * @param stdin what {@code -} stands for
     * @throws BatchRefused where there is no such thing, or it is of no known kind
     */
    public static Input open(String name, InputStream stdin, Defaults defaults) {
        try {
            return name.equals("-") ? piped(stdin, defaults) : of(Path.of(name), defaults);
        } catch (NoSuchFileException e) {
            throw new BatchRefused("there is no file or folder " + name);
        } catch (IOException e) {
            throw new BatchRefused("cannot read " + name + ": " + reason(e));
        }
    }

    private static Input piped(InputStream stdin, Defaults defaults) {
        PipedSource piped = new PipedSource(stdin, defaults);
        return new Input(piped, piped);
    }

    private static Input of(Path path, Defaults defaults) throws IOException {
        if (Files.isDirectory(path)) {
            FolderSource folder = new FolderSource(path, defaults);
            // Whether it can be read at all.
            new FolderWalk(path);
            return new Input(folder, folder);
        }
        String kind = path.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        long bytes = Files.size(path);
        Known known = new Known.Constant(InputIdentity.ofFile(path), bytes);
        if (FileRow.named(path)) {
            return new Input(single(path, defaults, bytes), known);
        }
        if (!kind.matches(".*\\.(jsonl|ndjson|csv|tsv)")) {
            throw new BatchRefused("what " + path + " holds cannot be told from its name: it has to end in .jsonl,"
                    + " .ndjson, .csv, .tsv, .txt or .html, each also with .gz behind it, or be a folder");
        }
        String file = path.getFileName().toString();
        CountedStream counted = new CountedStream(Files.newInputStream(path));
        try {
            InputStream in = new BufferedInputStream(counted, 1 << 16);
            InputStream plain = OutputFormat.packed(path) ? new GZIPInputStream(in, 1 << 16) : in;
            return new Input(
                    kind.matches(".*\\.[ct]sv")
                            ? csv(plain, file, defaults, counted)
                            : new LineSource(plain, file, defaults, counted::count),
                    known);
        } catch (IOException | RuntimeException e) {
            counted.close();
            throw e;
        }
    }

    private static ArticleSource csv(InputStream in, String file, Defaults defaults, CountedStream counted)
            throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(in, CsvSource.decoder()), HEADER);
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        text.mark(HEADER);
        String header = text.readLine();
        text.reset();
        return new CsvSource(text, separator(header == null ? "" : header), file, defaults, counted::count);
    }

    /** Spreadsheets of many countries write semicolons, and some programs tabs. */
    private static char separator(String header) {
        return header.indexOf('\t') >= 0 ? '\t' : header.indexOf(',') < 0 && header.indexOf(';') >= 0 ? ';' : ',';
    }

    private static ArticleSource single(Path path, Defaults defaults, long bytes) {
        return new ArticleSource() {
            private boolean over;

            @Override
            public @Nullable InputRow next() {
                boolean first = !over;
                over = true;
                return first ? FileRow.of(path, path.getFileName().toString(), null, defaults, bytes) : null;
            }

            @Override
            public void close() {
                // Closed as soon as it has been read.
            }
        };
    }

    /** What the operating system said, for people. */
    static String reason(IOException e) {
        return e instanceof AccessDeniedException
                ? "permission denied"
                : e instanceof NoSuchFileException
                        ? "it is not there any more"
                        : e instanceof EOFException ? "it ends in the middle" : String.valueOf(e.getMessage());
    }
}
