package news.parallax.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Runs where a Chromium is installed, and is left out elsewhere. With {@code -Dparallax.browser=required} it is left
 * out nowhere: without a Chromium it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf("news.parallax.web.Browser#isWanted")
public @interface NeedsBrowser {}
