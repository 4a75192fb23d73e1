package news.parallax.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A file of a folder.
 *
 * @param relative its path within the folder
 * @param size in bytes
 * @param modified when, as the file system says it
 */
record FolderEntry(Path relative, long size, String modified) {
    /** Files of a folder, in the order of {@link FolderWalk}. */
    interface Sequence {
        /** The next one; null behind the last. */
        @Nullable
        FolderEntry next() throws IOException;
    }

    /** @throws java.nio.file.NoSuchFileException where it has gone meanwhile */
    static FolderEntry of(Path folder, Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FolderEntry(
                folder.relativize(file),
                attributes.size(),
                attributes.lastModifiedTime().toString());
    }

    /** Whether this one comes before the other, or behind it: name by name, as folders are walked. */
    int compareTo(FolderEntry other) {
        int names = Math.min(relative.getNameCount(), other.relative.getNameCount());
        for (int i = 0; i < names; i++) {
            int order = relative.getName(i).compareTo(other.relative.getName(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(relative.getNameCount(), other.relative.getNameCount());
    }
}
