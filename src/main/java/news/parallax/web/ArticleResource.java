package news.parallax.web;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import news.parallax.article.ArticleId;
import news.parallax.article.AxisCatalog;
import news.parallax.article.AxisNames;
import news.parallax.article.ShownArticle;
import news.parallax.article.ShownArticles;
import news.parallax.measure.Axis;
import news.parallax.measure.Measure;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A stored article; where its text is not kept, the places of its sentences and their numbers. */
@RolesAllowed(Scope.READ)
@Path("/article")
@Produces(MediaType.TEXT_HTML)
public class ArticleResource {
    private final ShownArticles articles;
    private final AxisCatalog catalog;
    private final AxisNaming naming;

    ArticleResource(ShownArticles articles, AxisCatalog catalog, AxisNaming naming) {
        this.articles = articles;
        this.catalog = catalog;
        this.naming = naming;
    }

    /**
     * @param axis to place it on; without it, those that it was asked for
     * @param explain {@code true} to find the words that pull on that axis
     */
    @GET
    @Operation(hidden = true)
    public Uni<Response> page(
            @QueryParam("id") @Nullable String id,
            @QueryParam("axis") @Nullable String axis,
            @QueryParam("explain") @Nullable String explain) {
        UUID key = Optional.ofNullable(id).flatMap(ArticleId::read).orElseThrow(ArticleId::unknown);
        return named(axis)
                .flatMap(axes -> articles.one(key, axes.orElse(null), axes.isPresent() && "true".equals(explain)))
                .map(found -> found.orElseThrow(ArticleId::unknown))
                .flatMap(article -> ReadingView.made(article, axis == null ? null : Measure.axis(axis))
                        .flatMap(reading -> naming.all()
                                .flatMap(names -> Pages.ok(Templates.article(article, reading, names, one(article))))));
    }

    private Uni<Optional<List<Axis>>> named(@Nullable String axis) {
        return axis == null || axis.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : catalog.allNamed(AxisNames.checked("axis", List.of(axis)), "axis")
                        .map(Optional::of);
    }

    /** The axis that the page's form begins with. */
    private static String one(ShownArticle article) {
        return article.axes().isEmpty()
                ? Axis.DEFAULT_NAME
                : article.axes().get(0).name();
    }
}
