package news.parallax.cli;

import java.nio.file.Path;
import java.util.Locale;
import news.parallax.corpus.Mark;
import org.jspecify.annotations.Nullable;

/**
 * What a batch has come to.
 *
 * @param stored whether articles went into the database
 * @param rejects where rejected rows are; null: nowhere
 */
record BatchEnding(Mark mark, boolean stored, @Nullable Path rejects) {
    String line() {
        StringBuilder line = new StringBuilder(counted(mark.scored(), "article", "articles") + " scored");
        if (stored) {
            line.append(String.format(Locale.ROOT, ", %,d new in the database", mark.created()));
        }
        if (mark.rejected() > 0) {
            line.append(", ").append(counted(mark.rejected(), "row", "rows")).append(" rejected");
            if (rejects != null) {
                line.append(": see ").append(rejects);
            }
        }
        return line.toString();
    }

    private static String counted(long count, String one, String more) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : more);
    }
}
