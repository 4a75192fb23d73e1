package news.parallax.corpus;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The articles' files below a folder, in the order of their names, each folder's where it stands among them: the same
 * order every time. Hidden files and folders are left out, links to folders are not followed; what goes while it is
 * walked is left out as well.
 */
final class FolderWalk implements FolderEntry.Sequence {
    private final Path folder;
    private final Deque<Iterator<Path>> open = new ArrayDeque<>();

    FolderWalk(Path folder) throws IOException {
        this.folder = folder;
        open.push(sorted(folder));
    }

    @Override
    public @Nullable FolderEntry next() throws IOException {
        while (!open.isEmpty()) {
            if (!open.peek().hasNext()) {
                open.pop();
                continue;
            }
            Path path = open.peek().next();
            try {
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    open.push(sorted(path));
                } else if (FileRow.named(path) && Files.isRegularFile(path)) {
                    return FolderEntry.of(folder, path);
                }
            } catch (NoSuchFileException gone) {
                // Between its folder's list and itself.
            } catch (IOException e) {
                throw new BatchRefused("cannot read " + path + ": " + Input.reason(e));
            }
        }
        return null;
    }

    /** One folder's entries are in memory at a time, and those of the folders that it stands in. */
    private static Iterator<Path> sorted(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(
                folder, path -> !path.getFileName().toString().startsWith("."))) {
            all.forEach(entries::add);
        }
        Collections.sort(entries);
        return entries.iterator();
    }
}
