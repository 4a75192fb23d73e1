/**
 * Pages for people: read an article, stories, outlets, axes, the model. Rendered here with Qute from what the other
 * rooms answer, never by asking this service over HTTP; scripts only spare a page load, and every form works without
 * them.
 *
 * <p>A page is a resource, a record that says what stands on it, and a template under {@code templates/pages}. All
 * templates stand in {@code layout.html}. Styles and scripts are files under {@code META-INF/resources/assets}: the
 * Content-Security-Policy admits nothing within a page. What came from outside is printed by Qute, which escapes it,
 * and by nothing else.
 *
 * <p>Nothing is changed by GET, and forms of other sites never get here: {@link news.parallax.platform.Audience} and
 * the body reader of that room say what counts as a page.
 *
 * <p>Start reading at {@link news.parallax.web.ReadResource} and {@link news.parallax.web.Pages}.
 */
package news.parallax.web;
