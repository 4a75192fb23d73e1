package news.parallax.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A folder's files of text and web pages, a row each, whatever folders below it they stand in. A file's path within the
 * folder is its {@code id}, and the first folder of that path its outlet, unless one is given for all.
 */
final class FolderSource implements ArticleSource {
    private final Path folder;
    private final Defaults defaults;
    private final FolderWalk files;
    private long read;

    FolderSource(Path folder, Defaults defaults) throws IOException {
        this.folder = folder;
        this.defaults = defaults;
        this.files = new FolderWalk(folder);
    }

    @Override
    public @Nullable InputRow next() throws IOException {
        Path file = following();
        if (file == null) {
            return null;
        }
        Path relative = folder.relativize(file);
        String outlet = relative.getNameCount() > 1 ? relative.getName(0).toString() : null;
        return FileRow.of(file, slashed(relative), outlet, defaults, read);
    }

    @Override
    public void skip(long rows) throws IOException {
        for (long skipped = 0; skipped < rows && following() != null; skipped++) {
            // Without opening them.
        }
    }

    private @Nullable Path following() throws IOException {
        Path file = files.next();
        read += file == null ? 0 : Files.size(file);
        return file;
    }

    static String slashed(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    @Override
    public void close() {
        // A file is closed as soon as it has been read.
    }
}
