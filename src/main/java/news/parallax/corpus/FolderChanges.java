package news.parallax.corpus;

import java.io.IOException;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** What became of a folder's files since a run began with them; all of them are compared, none is opened. */
final class FolderChanges {
    private long same;
    private long listed;
    private long gone;
    private long changed;
    private long changedAfter;
    private long added;
    private @Nullable FolderEntry firstAdded;

    private FolderChanges() {}

    /** @param done files of the list that were scored or rejected before */
    static FolderChanges between(FolderEntry.Sequence before, FolderEntry.Sequence now, long done) throws IOException {
        FolderChanges changes = new FolderChanges();
        FolderEntry old = before.next();
        FolderEntry present = now.next();
        while (old != null || present != null) {
            int order = old == null ? 1 : present == null ? -1 : old.compareTo(present);
            if (order > 0) {
                changes.add(present);
            } else {
                changes.compare(old, order == 0 ? present : null, done);
            }
            old = order <= 0 ? before.next() : old;
            present = order >= 0 ? now.next() : present;
        }
        return changes;
    }

    private void add(@Nullable FolderEntry entry) {
        firstAdded = added == 0 ? entry : firstAdded;
        added++;
    }

    private void compare(FolderEntry old, @Nullable FolderEntry present, long done) {
        listed++;
        boolean over = listed <= done;
        if (present == null) {
            // What was read before may go.
            gone += over ? 0 : 1;
        } else if (present.equals(old)) {
            same++;
        } else if (over) {
            changedAfter++;
        } else {
            changed++;
        }
    }

    /**
     * Whether not one of the files is as it was: it is another folder, or what lay there is not there now. Files that
     * have all been scored may all go.
     */
    boolean other() {
        return listed > 0 && same == 0 && gone + changed + changedAfter + added > 0;
    }

    void tell(PrintStream err, String folder) {
        tell(
                err,
                added,
                folder + ": files that came after the run began are left alone, and want a run of their own: " + added
                        + (firstAdded == null ? "" : ", the first is " + FolderSource.slashed(firstAdded.relative())));
        tell(err, gone, folder + ": files that went after the run began are rejected: " + gone);
        tell(err, changed, folder + ": files that changed after the run began are read as they are now: " + changed);
        tell(
                err,
                changedAfter,
                folder + ": files that changed after they were scored keep the results of before: " + changedAfter);
    }

    private static void tell(PrintStream err, long count, String line) {
        if (count > 0) {
            err.println(line);
        }
    }
}
