package news.parallax.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import news.parallax.access.Caller;
import news.parallax.article.ShownArticle;
import news.parallax.model.ModelId;
import org.jspecify.annotations.Nullable;

/** The templates of this room's first pages; a name with {@code $} is the part of one that scripts put into a page. */
@CheckedTemplate(basePath = "pages")
final class Templates {
    private Templates() {}

    static native TemplateInstance problem(ProblemView problem);

    static native TemplateInstance problem$part(ProblemView problem);

    /**
     * @param target where to go on
     * @param caller who is signed in; null for nobody
     */
    static native TemplateInstance signIn(@Nullable ProblemView problem, String target, @Nullable Caller caller);

    static native TemplateInstance read(
            ReadForm form,
            List<String> names,
            @Nullable ReadingView reading,
            @Nullable ProblemView problem,
            boolean empty);

    static native TemplateInstance read$part(ReadingView reading);

    static native TemplateInstance article(ShownArticle article, ReadingView reading, List<String> names, String axis);

    static native TemplateInstance axes(
            List<AxisView> axes, AxisForm form, AxisPagesResource.@Nullable Trial trial, @Nullable ProblemView problem);

    static native TemplateInstance axes$part(AxisPagesResource.Trial trial);

    static native TemplateInstance axis(AxisView axis, List<AxisPlace> places);

    /** @param card HTML that {@link Markdown} made */
    static native TemplateInstance model(ModelId model, RawString card);
}
