package news.parallax.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import news.parallax.article.AxisCatalog;
import news.parallax.article.AxisEntry;
import news.parallax.article.Parameters;

/** The axes by name, each in its latest version; or all versions of one. */
@ApplicationScoped
class AxesExport implements Export {
    static final String NAME = "axes";

    private static final int PAGE = 200;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final AxisCatalog axes;

    AxesExport(AxisCatalog axes) {
        this.axes = axes;
    }

    static Table<AxisEntry> table() {
        List<Column<AxisEntry>> columns = new Columns<AxisEntry>(NAME)
                .text("name", "The axis' name, negative pole first.", AxisEntry::name)
                .text("description", "What the axis asks of a text.", AxisEntry::description)
                .text(
                        "negative",
                        "Words, phrases or sentences that describe its negative pole, separated by vertical bars.",
                        axis -> String.join(" | ", axis.negative()))
                .text(
                        "positive",
                        "Words, phrases or sentences that describe its positive pole, separated by vertical bars.",
                        axis -> String.join(" | ", axis.positive()))
                .text(
                        "version",
                        "SHA-256 of its name, phrases and description. Values of two versions are not comparable.",
                        AxisEntry::version)
                .flag("builtIn", "Whether it comes with the program.", AxisEntry::builtIn)
                .time(
                        "createdAt",
                        "When this version was posted; empty for one that is built in.",
                        AxisEntry::createdAt)
                .count("versions", "versions", "Versions under its name.", AxisEntry::versions)
                .all();
        return new Table<>(NAME, columns, JSON::valueToTree);
    }

    @Override
    public String path() {
        return "/v1/axes";
    }

    @Override
    public boolean results() {
        return false;
    }

    @Override
    public Uni<Opened<?>> open(Wish wish) {
        Parameters parameters = wish.parameters();
        long rows = parameters.rows();
        String name = parameters.string("name", 64);
        parameters.throwIfViolated();
        if (name != null) {
            return axes.versions(name)
                    .map(versions -> new Opened<>(table(), Rows.of(versions).limited(rows)));
        }
        Rows<AxisEntry> all = new Pages<>(
                "",
                after -> axes.list(PAGE, after),
                (after, page) -> page.items().get(page.items().size() - 1).name(),
                List::of);
        return Uni.createFrom().item(new Opened<>(table(), all.limited(rows)));
    }
}
