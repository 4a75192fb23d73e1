package news.parallax.corpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A folder's files of text and web pages, a row each, whatever folders below it they stand in. A file's path within the
 * folder is its {@code id}, and the first folder of that path its outlet, unless one is given for all.
 *
 * <p>Which files they are is settled when a run begins, so that it can be gone on with whatever comes into the folder
 * or goes out of it: one that has gone is a row that cannot be read, one that is new is none.
 */
final class FolderSource implements ArticleSource, Known {
    private final Path folder;
    private final Defaults defaults;
    private @Nullable FileList list;
    private FolderEntry.@Nullable Sequence files;
    private long read;

    FolderSource(Path folder, Defaults defaults) {
        this.folder = folder;
        this.defaults = defaults;
    }

    @Override
    public ObjectNode begin(Path at) throws IOException {
        FileList written = FileList.write(folder, at);
        list = written;
        return written.identity();
    }

    @Override
    public ObjectNode again(Path at, long done, PrintStream err) throws IOException {
        if (!Files.exists(at)) {
            throw new BatchRefused("which files were begun with is not known, " + at
                    + " is not there: start anew with another OUT, or remove this one and its journal");
        }
        FileList before = FileList.read(at);
        try (FileList.Reader listed = new FileList.Reader(at)) {
            FolderChanges changes = FolderChanges.between(listed, new FolderWalk(folder), done);
            if (changes.other()) {
                throw new BatchRefused("the input is not the one that was begun with, " + folder
                        + " has none of its files: start anew with another OUT, or remove this one and its journal");
            }
            changes.tell(err, folder.toString());
        }
        list = before;
        return before.identity();
    }

    @Override
    public long bytes() throws IOException {
        if (list != null) {
            return list.bytes();
        }
        long bytes = 0;
        FolderWalk walk = new FolderWalk(folder);
        for (FolderEntry entry = walk.next(); entry != null; entry = walk.next()) {
            bytes += entry.size();
        }
        return bytes;
    }

    @Override
    public @Nullable InputRow next() throws IOException {
        FolderEntry entry = following();
        if (entry == null) {
            return null;
        }
        Path relative = entry.relative();
        String outlet = relative.getNameCount() > 1 ? relative.getName(0).toString() : null;
        return FileRow.of(folder.resolve(relative), slashed(relative), outlet, defaults, read);
    }

    @Override
    public void skip(long rows) throws IOException {
        for (long skipped = 0; skipped < rows && following() != null; skipped++) {
            // Without opening them.
        }
    }

    private @Nullable FolderEntry following() throws IOException {
        if (files == null) {
            files = list == null ? new FolderWalk(folder) : new FileList.Reader(list.at());
        }
        FolderEntry entry = files.next();
        read += entry == null ? 0 : entry.size();
        return entry;
    }

    static String slashed(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    @Override
    public void close() throws IOException {
        if (files instanceof FileList.Reader open) {
            open.close();
        }
    }
}
