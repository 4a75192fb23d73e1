package news.parallax.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import news.parallax.EmbeddedDatabaseResource;
import news.parallax.article.Ready;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Makes the README's picture, the sample story's page as it is:
 *
 * <pre>mvn test -Dtest=StoryPictureTest -Dparallax.picture=docs/story.png</pre>
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@EnabledIfSystemProperty(named = "parallax.picture", matches = ".+")
class StoryPictureTest {
    private static final int WIDTH = 1120;

    @TestHTTPResource
    URL service;

    @Test
    void theSampleStorysPage() throws IOException {
        Ready.await();
        SampleStory.post();
        try (Browser browser = Browser.start(service)) {
            browser.driver()
                    .executeCdpCommand(
                            "Emulation.setDeviceMetricsOverride",
                            Map.of("width", WIDTH, "height", 900, "deviceScaleFactor", 2, "mobile", false));
            browser.open(Routes.story("harbor-compact"));
            // From the name to the last chart, without the masthead and what is folded.
            Number top =
                    (Number) browser.run("Math.floor(document.querySelector('h1').getBoundingClientRect().top - 2)");
            Number bottom = (Number)
                    browser.run("Math.ceil(document.querySelector('.key').getBoundingClientRect().bottom + 8)");
            Map<String, Object> picture = browser.driver()
                    .executeCdpCommand(
                            "Page.captureScreenshot",
                            Map.of(
                                    "format",
                                    "png",
                                    "captureBeyondViewport",
                                    true,
                                    "clip",
                                    Map.of(
                                            "x",
                                            0,
                                            "y",
                                            top,
                                            "width",
                                            WIDTH,
                                            "height",
                                            bottom.intValue() - top.intValue(),
                                            "scale",
                                            1)));
            byte[] png = indexed(Base64.getDecoder().decode((String) picture.get("data")));
            assertThat(png.length).as("bytes").isBetween(20_000, 300_000);
            Path file = Path.of(System.getProperty("parallax.picture")).toAbsolutePath();
            Files.createDirectories(file.getParent());
            Files.write(file, png);
        }
    }

    /**
     * The same in the 256 colours that it has most of, each other one as the nearest of these: a third of the bytes.
     */
    private static byte[] indexed(byte[] png) throws IOException {
        BufferedImage full = ImageIO.read(new ByteArrayInputStream(png));
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < full.getHeight(); y++) {
            for (int x = 0; x < full.getWidth(); x++) {
                counts.merge(full.getRGB(x, y), 1, Integer::sum);
            }
        }
        int[] colours = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(256)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        Map<Integer, Integer> nearest = new HashMap<>();
        IndexColorModel model = new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
        BufferedImage few =
                new BufferedImage(full.getWidth(), full.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        for (int y = 0; y < full.getHeight(); y++) {
            for (int x = 0; x < full.getWidth(); x++) {
                few.getRaster()
                        .setSample(x, y, 0, nearest.computeIfAbsent(full.getRGB(x, y), c -> nearest(c, colours)));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(few, "png", out);
        return out.toByteArray();
    }

    private static int nearest(int colour, int[] colours) {
        return IntStream.range(0, colours.length)
                .boxed()
                .min(Comparator.comparingInt(i -> distance(colour, colours[i])))
                .orElseThrow();
    }

    private static int distance(int a, int b) {
        int red = (a >> 16 & 255) - (b >> 16 & 255);
        int green = (a >> 8 & 255) - (b >> 8 & 255);
        int blue = (a & 255) - (b & 255);
        return red * red + green * green + blue * blue;
    }
}
