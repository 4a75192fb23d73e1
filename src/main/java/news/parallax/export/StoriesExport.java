package news.parallax.export;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import news.parallax.article.Parameters;
import news.parallax.story.Stories;
import news.parallax.story.StoryQuery;
import news.parallax.story.StorySummary;
import org.jspecify.annotations.Nullable;

/** Stories by their newest article, newest first. */
@ApplicationScoped
class StoriesExport implements Export {
    static final String NAME = "stories";

    private static final String PAGE = "200";

    private final Stories stories;

    StoriesExport(Stories stories) {
        this.stories = stories;
    }

    static Table<StorySummary> table() {
        return Table.of(
                NAME,
                new Columns<StorySummary>(NAME)
                        .text("story", "The story, by the caller's name for it.", StorySummary::story)
                        .text("title", "Title of its first article that has one.", StorySummary::title)
                        .count("articles", "articles", "Stored articles on it.", StorySummary::articles)
                        .count("outlets", "outlets", "Outlets that told it.", StorySummary::outlets)
                        .time(
                                "from",
                                "When its first dated article was published; empty without one.",
                                StorySummary::from)
                        .time("to", "When its last dated article was published; empty without one.", StorySummary::to)
                        .all());
    }

    @Override
    public String path() {
        return "/v1/stories";
    }

    @Override
    public boolean results() {
        return false;
    }

    @Override
    public Uni<Opened<?>> open(Wish wish) {
        Parameters parameters = wish.parameters();
        long rows = parameters.rows();
        parameters.throwIfViolated();
        StoryQuery first = query(wish, wish.query().getFirst("cursor"));
        Rows<StorySummary> all =
                new Pages<>(first, stories::page, (query, page) -> query(wish, page.nextCursor()), List::of);
        return Uni.createFrom().item(new Opened<>(table(), all.limited(rows)));
    }

    /** The same query with pages of its own. */
    private static StoryQuery query(Wish wish, @Nullable String cursor) {
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>(wish.query());
        query.putSingle("limit", PAGE);
        if (cursor == null) {
            query.remove("cursor");
        } else {
            query.putSingle("cursor", cursor);
        }
        return StoryQuery.of(query);
    }
}
