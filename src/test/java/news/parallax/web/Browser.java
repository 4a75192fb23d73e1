package news.parallax.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A headless Chromium with a profile of its own, on the service under test.
 *
 * <p>It notes what the console says and which addresses are asked; {@link #assertQuiet()} wants an empty console and no
 * other host. Screenshots lie in {@code target/screenshots}.
 */
public final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChromeDriver driver;
    private final String service;
    private final List<String> foreign = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    private Browser(ChromeDriver driver, String service) {
        this.driver = driver;
        this.service = service;
    }

    /** The condition of {@link NeedsBrowser}. */
    public static boolean isWanted() {
        return "required".equals(System.getProperty("parallax.browser")) || isHere();
    }

    private static boolean isHere() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    /** @param service its address, from {@code @TestHTTPResource} */
    public static Browser start(URL service) {
        assertThat(isHere()).as("%s and %s are installed", CHROMIUM, DRIVER).isTrue();
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-device-scale-factor=1",
                "--user-data-dir=" + profile());
        ChromeDriverService drivers = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .withSilent(true)
                .build();
        return new Browser(new ChromeDriver(drivers, options), "http://localhost:" + service.getPort())
                .sized(1280, 900);
    }

    public ChromeDriver driver() {
        return driver;
    }

    /** The window's inner size in CSS pixels. */
    public Browser sized(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        return this;
    }

    public Browser dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        return this;
    }

    /** Whether pages may run scripts; counts from the next one on. */
    public Browser scripts(boolean allowed) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
        return this;
    }

    public Browser open(String path) {
        driver.get(service + path);
        return this;
    }

    /** Path and query of the page that is open. */
    public String where() {
        return driver.getCurrentUrl().substring(service.length());
    }

    public WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    public List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Waits until there is one, and it is seen. */
    public WebElement await(String css) {
        return new WebDriverWait(driver, PATIENCE)
                .until(d -> all(css).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }

    /** The value of an expression. */
    public Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript("return " + script, arguments);
    }

    public void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Walks through the page by Tab from its beginning to its end, and tells each stop: tag and words or name. */
    public List<String> tabStops() {
        // Where focus was last is where Tab goes on from.
        run("(b => { b.tabIndex = -1; b.focus(); b.removeAttribute('tabindex'); })(document.body)");
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            press(Keys.TAB);
            String stop =
                    (String) run("(e => e === document.body || e === document.documentElement ? '' : e.tagName + ' '"
                            + " + (e.getAttribute('aria-label') || e.name || e.textContent || e.id || e.className).trim()"
                            + ".replace(/\\s+/g, ' ').slice(0, 60))(document.activeElement)");
            if (stop.isEmpty() || stops.size() > 2 && stop.equals(stops.get(0))) {
                return stops;
            }
            stops.add(stop);
        }
        throw new AssertionError("no end of the page after " + stops.size() + " stops: " + stops);
    }

    /** The whole page as {@code target/screenshots/NAME.png}. */
    public Path screenshot(String name) {
        Map<String, Object> picture = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", whole()));
        return write(name + ".png", (String) picture.get("data"));
    }

    /** The page on paper, as {@code target/screenshots/NAME.pdf}. */
    public Path print(String name) {
        return write(name + ".pdf", (String)
                driver.executeCdpCommand("Page.printToPDF", Map.of("printBackground", true, "preferCSSPageSize", true))
                        .get("data"));
    }

    /** What paper would show, as {@code target/screenshots/NAME.png}: the styles of print, as wide as A4. */
    public Path paper(String name) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        sized(794, 1123);
        Path picture = screenshot(name);
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        sized(1280, 900);
        return picture;
    }

    /** Nothing wider than the window. */
    public void assertFits() {
        assertThat((Long) run("document.documentElement.scrollWidth"))
                .as("width of %s", where())
                .isLessThanOrEqualTo((Long) run("window.innerWidth"));
    }

    /** No error, no warning, no breach of the Content-Security-Policy, and no other host, since the last call. */
    public void assertQuiet() {
        listen();
        List<String> words = List.copyOf(said);
        List<String> hosts = List.copyOf(foreign);
        said.clear();
        foreign.clear();
        assertThat(words).as("console of %s", driver.getCurrentUrl()).isEmpty();
        assertThat(hosts).as("other hosts asked by %s", driver.getCurrentUrl()).isEmpty();
    }

    /** What the console has said since the last call; an answer of 400 and above is noted there. */
    public List<String> console() {
        listen();
        List<String> words = List.copyOf(said);
        said.clear();
        return words;
    }

    /** The addresses that were asked for since the last call, scripts' and styles' too. */
    public List<String> requested() {
        listen();
        List<String> urls = List.copyOf(asked);
        asked.clear();
        return urls;
    }

    /** Begins to listen anew. */
    public Browser forget() {
        listen();
        asked.clear();
        said.clear();
        foreign.clear();
        return this;
    }

    @Override
    public void close() {
        driver.quit();
    }

    private void listen() {
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::toString)
                .forEach(said::add);
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = read(entry.getMessage()).path("message");
            String method = message.path("method").asText();
            if (method.equals("Network.requestWillBeSent") || method.equals("Network.webSocketCreated")) {
                String url = message.path("params")
                        .path("request")
                        .path("url")
                        .asText(message.path("params").path("url").asText());
                boolean outside = Stream.of("http:", "https:", "ws:", "wss:").anyMatch(url::startsWith);
                if (outside) {
                    asked.add(url);
                }
                if (outside && !url.startsWith(service + "/")) {
                    foreign.add(url);
                }
            }
        }
    }

    private Map<String, Object> whole() {
        return Map.of(
                "x", 0,
                "y", 0,
                "width", run("document.documentElement.clientWidth"),
                "height", run("document.documentElement.scrollHeight"),
                "scale", 1);
    }

    private static Path write(String name, String base64) {
        try {
            return Files.write(
                    Files.createDirectories(PICTURES).resolve(name),
                    Base64.getDecoder().decode(base64));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path profile() {
        try {
            return Files.createTempDirectory("parallax-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
