package news.parallax.article;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds stories by words of their names and their articles' titles. */
@ApplicationScoped
public class StoryIndex {
    private static final int WORDS = 8;

    private final Database database;

    StoryIndex(Database database) {
        this.database = database;
    }

    /**
     * The newest first, those without a date last.
     *
     * @param words all of them stand, or begin, in a story's name or in the title of one of its articles; empty: any
     *     story
     * @param skipped stories before the first
     */
    public Uni<List<StoryLine>> find(String words, int limit, int skipped) {
        List<String> each = Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(WORDS)
                .toList();
        return database.read(session -> {
                    var query = session.createNativeQuery(sql(each.size()), Object[].class);
                    IntStream.range(0, each.size()).forEach(i -> query.setParameter("word" + i, each.get(i)));
                    return query.setParameter("most", limit)
                            .setParameter("skipped", skipped)
                            .getResultList();
                })
                .map(rows -> rows.stream().map(StoryLine::of).toList());
    }

    private static String sql(int words) {
        String found = IntStream.range(0, words)
                .mapToObj(i -> "position(:word" + i + " in lower(story || ' ' || coalesce(title, ''))) > 0")
                .collect(Collectors.joining(" and "));
        return "select story, (array_agg(title order by published_at nulls last, id) filter (where title is not null))[1],"
                + " count(*), count(distinct outlet), min(published_at), max(published_at) from article"
                + " where story is not null"
                + (words == 0
                        ? ""
                        : " and story in (select story from article where story is not null and " + found + ")")
                + " group by story order by max(published_at) desc nulls last, story limit :most offset :skipped";
    }
}
