package news.parallax.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates of stories and outlets. */
@CheckedTemplate(basePath = "pages")
final class ComparisonTemplates {
    private ComparisonTemplates() {}

    static native TemplateInstance stories(StoryListPage page);

    static native TemplateInstance story(StoryPage page);

    static native TemplateInstance outlets(OutletListPage page);

    static native TemplateInstance outlet(OutletPage page);

    static native TemplateInstance outletComparison(OutletComparisonPage page);
}
