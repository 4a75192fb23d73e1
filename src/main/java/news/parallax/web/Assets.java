package news.parallax.web;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateGlobal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import news.parallax.platform.Exposure;

/** Styles and scripts, which browsers keep for a day: under a new address as soon as one of them changes. */
@TemplateGlobal
final class Assets {
    private static final String FOLDER = "META-INF/resources/assets/";
    private static final List<String> FILES =
            List.of("tokens.css", "shell.css", "shell.js", "reading.css", "reading.js", "comparison.css", "charts.js");

    /** Stands behind each of their addresses as {@code ?v=}. */
    static final String ASSETS = digest();

    private Assets() {}

    /** Whether visitors need a key, and so have a place to sign out. */
    static boolean KEYS() {
        return Arc.container().instance(Exposure.class).get().keysRequired();
    }

    private static String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : FILES) {
                try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
                    if (in == null) {
                        throw new IllegalStateException("there is no " + FOLDER + file);
                    }
                    digest.update(in.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
