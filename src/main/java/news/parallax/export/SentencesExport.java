package news.parallax.export;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import news.parallax.article.AxisCatalog;
import news.parallax.article.ListQuery;
import news.parallax.article.Parameters;
import news.parallax.article.SentenceReader;
import news.parallax.measure.Axis;
import org.jspecify.annotations.Nullable;

/** Sentences of stored articles: the articles newest first, the sentences of each in their order. */
@ApplicationScoped
class SentencesExport implements Export {
    /** Articles that are looked for at a time; as many of them are read as their sentences allow. */
    private static final int PAGE = 200;

    private final SentenceReader sentences;
    private final AxisCatalog axes;

    SentencesExport(SentenceReader sentences, AxisCatalog axes) {
        this.sentences = sentences;
        this.axes = axes;
    }

    /** What is asked for. */
    record Asked(ListQuery articles, List<String> axes, boolean text) {
        /** Notes what is wrong with the parameters. */
        static Asked of(Parameters parameters) {
            ListQuery articles = ListQuery.of(parameters, PAGE);
            Boolean text = parameters.parsed(
                    "text",
                    value -> value.equals("true") || value.equals("false")
                            ? Optional.of(value.equals("true"))
                            : Optional.empty(),
                    "must be true or false");
            return new Asked(articles, Wish.axes(articles.axes()), Boolean.TRUE.equals(text));
        }

        Table<SentenceTable.Row> table() {
            return SentenceTable.of(axes, text);
        }
    }

    @Override
    public String path() {
        return "/v1/sentences";
    }

    @Override
    public Uni<Opened<?>> open(Wish wish) {
        Parameters parameters = wish.parameters();
        Asked asked = Asked.of(parameters);
        SentenceCursor cursor = parameters.parsed("cursor", SentenceCursor::read, SentenceCursor.SHAPE);
        long rows = parameters.rows();
        parameters.throwIfViolated();
        return from(asked, cursor).map(all -> new Opened<>(asked.table(), all.limited(rows)));
    }

    /** @param cursor null: from the beginning */
    Uni<Rows<SentenceTable.Row>> from(Asked asked, @Nullable SentenceCursor cursor) {
        return axes.allNamed(asked.axes(), "axis").map(placed -> {
            Rows<SentenceTable.Row> all =
                    pages(cursor == null ? asked.articles() : cursor.of(asked.articles()), asked, placed);
            return cursor == null ? all : cursor.behind(all);
        });
    }

    private Rows<SentenceTable.Row> pages(ListQuery first, Asked asked, List<Axis> placed) {
        return new Pages<>(
                first, query -> sentences.page(query, placed, asked.text()), ListQuery::after, SentenceTable::rows);
    }
}
