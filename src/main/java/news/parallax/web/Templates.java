package news.parallax.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates of this room's first pages; a name with {@code $} is the part of one that scripts put into a page. */
@CheckedTemplate(basePath = "pages")
final class Templates {
    private Templates() {}

    static native TemplateInstance problem(ProblemView problem);

    static native TemplateInstance problem$part(ProblemView problem);

    static native TemplateInstance read();
}
