package news.parallax.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Contrast of the colours in {@code tokens.css} that lie on each other, as WCAG 2.2 defines it, in light and in dark.
 */
class ContrastTest {
    private static final Pattern TOKEN = Pattern.compile("--([a-z0-9-]+):\\s*(#[0-9a-f]{6});");

    /** @param least 4.5 for text, 3 for lines and edges that carry meaning */
    record Pair(String mode, Map<String, String> colours, String front, String back, double least) {
        @Override
        public String toString() {
            return mode + ": " + front + " on " + back;
        }
    }

    static Stream<Pair> pairs() throws IOException {
        String css;
        try (InputStream in = ContrastTest.class.getResourceAsStream("/META-INF/resources/assets/tokens.css")) {
            css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int dark = css.indexOf("@media screen and (prefers-color-scheme: dark)");
        Map<String, String> light = tokens(css.substring(0, dark));
        Map<String, String> night = new LinkedHashMap<>(light);
        night.putAll(tokens(css.substring(dark)));
        assertThat(tokens(css.substring(dark)).keySet())
                .as("every colour has its dark counterpart")
                .isEqualTo(light.keySet());
        return Stream.of(pairs("light", light), pairs("dark", night)).flatMap(pairs -> pairs);
    }

    private static Stream<Pair> pairs(String mode, Map<String, String> colours) {
        Stream.Builder<Pair> pairs = Stream.builder();
        for (String back : new String[] {"paper", "raised", "sunk"}) {
            for (String front : new String[] {"ink", "muted", "link"}) {
                pairs.add(new Pair(mode, colours, front, back, 4.5));
            }
            pairs.add(new Pair(mode, colours, "edge", back, 3));
            pairs.add(new Pair(mode, colours, "focus", back, 3));
        }
        pairs.add(new Pair(mode, colours, "on-link", "link", 4.5));
        pairs.add(new Pair(mode, colours, "caution", "caution-paper", 4.5));
        pairs.add(new Pair(mode, colours, "wrong", "wrong-paper", 4.5));
        pairs.add(new Pair(mode, colours, "link", "caution-paper", 4.5));
        for (int step = 1; step <= 4; step++) {
            for (String scale : new String[] {"neg", "pos", "seq"}) {
                pairs.add(new Pair(mode, colours, "ink", scale + "-" + step, 4.5));
            }
        }
        for (String mark : new String[] {"neg-mark", "pos-mark", "seq-mark"}) {
            pairs.add(new Pair(mode, colours, mark, "paper", 3));
        }
        for (int series = 1; series <= 6; series++) {
            pairs.add(new Pair(mode, colours, "series-" + series, "paper", 3));
        }
        return pairs.build();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void isEnough(Pair pair) {
        double front = luminance(pair.colours().get(pair.front()));
        double back = luminance(pair.colours().get(pair.back()));
        double contrast = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
        assertThat(contrast).as(pair.toString()).isGreaterThanOrEqualTo(pair.least());
    }

    private static Map<String, String> tokens(String css) {
        Map<String, String> tokens = new LinkedHashMap<>();
        Matcher matcher = TOKEN.matcher(css);
        while (matcher.find()) {
            tokens.put(matcher.group(1), matcher.group(2));
        }
        return tokens;
    }

    private static double luminance(String hex) {
        double[] share = {0.2126, 0.7152, 0.0722};
        double luminance = 0;
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            luminance += share[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return luminance;
    }
}
