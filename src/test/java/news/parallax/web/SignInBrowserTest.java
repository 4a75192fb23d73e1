package news.parallax.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URL;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.access.KeysRequired;
import news.parallax.access.TestKeys;
import news.parallax.platform.Scope;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(KeysRequired.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@NeedsBrowser
class SignInBrowserTest {
    @TestHTTPResource
    URL service;

    @Test
    void aVisitorSignsInAndOut() {
        try (Browser browser = Browser.start(service)) {
            browser.open("/stories");
            assertThat(browser.find("h1").getText()).isEqualTo("Sign in");
            browser.screenshot("sign-in");
            browser.assertFits();
            browser.sized(360, 740).dark(true).screenshot("sign-in-phone-dark");
            browser.assertFits();
            browser.sized(1280, 900).dark(false);

            browser.find("#key").sendKeys("plx_mistyped");
            browser.find("main button").click();
            assertThat(browser.await(".problem").getText()).contains("not valid");
            browser.screenshot("sign-in-refused");

            browser.find("#key").sendKeys(TestKeys.of(Scope.READ));
            browser.find("main button").click();
            browser.await("a[aria-current=page][href='/stories']");
            assertThat(browser.where()).isEqualTo("/stories");
            assertThat(browser.run("document.cookie")).as("what scripts see").isEqualTo("");

            browser.find(".colophon a[href='/sign-in']").click();
            browser.await("form[action='/sign-out']");
            assertThat(browser.find("main").getText()).contains("may read here");
            browser.screenshot("signed-in");
            browser.find("main button").click();
            browser.await("#key");
            browser.open("/stories");
            assertThat(browser.find("h1").getText()).isEqualTo("Sign in");
        }
    }
}
