package news.parallax.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.parallax.measure.Axis;
import news.parallax.measure.Measure;
import news.parallax.platform.Problems;
import org.jspecify.annotations.Nullable;

/** Reads an article's request by hand, so that one answer lists everything that is wrong with it. */
public final class RequestReader {
    /** Bytes of UTF-8. */
    static final int LARGEST_TEXT = 1 << 20;

    private static final int NAME = 200;
    private static final int MOST_TARGETS = 20;
    private static final String AXES = "axes";
    private static final Pattern URL = Pattern.compile("(?i)https?://[^\\s/?#\\p{Cntrl}][^\\s\\p{Cntrl}]*");
    private static final Set<String> KNOWN = Set.of(
            "outlet",
            "text",
            "title",
            "story",
            "url",
            "author",
            "publishedAt",
            "language",
            "id",
            "targets",
            AXES,
            "measures",
            "sentences",
            "explain",
            "retain");

    private final ObjectNode body;
    private final Violations violations = new Violations();
    private final Fields fields;

    private RequestReader(ObjectNode body) {
        this.body = body;
        this.fields = new Fields(body, violations);
    }

    /**
     * @param bytes of a JSON object in UTF-8
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for broken JSON
     */
    static RequestReader of(byte @Nullable [] bytes) {
        return new RequestReader(JsonBody.read(bytes, KNOWN, AxisFields.KNOWN));
    }

    /** The axes that it names, to be looked up; the one that is meant where it says nothing of axes. */
    List<String> axisNames() {
        return fields.absent(AXES) ? List.of(Axis.DEFAULT_NAME) : AxisFields.names(body.get(AXES));
    }

    /**
     * @param stored whether the article is to be stored, which needs an outlet
     * @param named what the names of axes mean
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 413 for a text of over 1 MiB, 409 for an axis that redefines
     *     a built-in one, 422 for the rest, one entry per field
     */
    ArticleRequest request(boolean stored, Map<String, Axis> named) {
        String outlet = fields.name("outlet", NAME);
        if (stored && fields.absent("outlet")) {
            violations.add("outlet", "is required");
        }
        String text = text();
        Metadata metadata = new Metadata(
                fields.string("id", NAME),
                fields.name("story", NAME),
                fields.string("title", 1_000),
                fields.parsed(
                        "url",
                        2_048,
                        url -> URL.matcher(url).matches() ? url : null,
                        "must be an absolute http or https URL"),
                fields.string("author", 500),
                fields.parsed("publishedAt", 100, point -> Points.parse(point).orElse(null), Points.SHAPE),
                fields.parsed(
                        "language", 100, RequestReader::language, "must be a BCP 47 language tag, as en or en-US"));
        List<String> targets = new ArrayList<>(new LinkedHashSet<>(fields.strings("targets", MOST_TARGETS, NAME)));
        List<Axis> axes = axes(named);
        Set<Measure> measures = measures();
        boolean sentences = fields.flag("sentences", true);
        boolean explain = fields.flag("explain", false);
        Retain retain =
                fields.parsed("retain", NAME, kept -> Retain.of(kept).orElse(null), "must be \"text\" or \"scores\"");
        violations.throwIfAny();
        for (int i = 0; i < axes.size(); i++) {
            AxisCatalog.refuseRedefinition(axes.get(i), AXES + "[" + i + "]");
        }
        return new ArticleRequest(outlet, text, metadata, targets, axes, measures, sentences, explain, retain);
    }

    private List<Axis> axes(Map<String, Axis> named) {
        return fields.absent(AXES)
                ? axisNames().stream().map(named::get).toList()
                : new AxisFields(violations).list(AXES, body.get(AXES), named);
    }

    private String text() {
        String text = fields.string("text", Integer.MAX_VALUE);
        if (fields.absent("text")) {
            violations.add("text", "is required");
        }
        if (text == null) {
            return "";
        }
        if (Texts.utf8Length(text) > LARGEST_TEXT) {
            throw Problems.tooLarge(
                    "The text has more than " + LARGEST_TEXT + " bytes of UTF-8 (1 MiB). Send it in parts.");
        }
        return text;
    }

    private Set<Measure> measures() {
        List<String> names = fields.strings("measures", 100, NAME);
        Set<Measure> measures = EnumSet.noneOf(Measure.class);
        for (String name : names) {
            Optional<Measure> measure = Measure.of(name);
            measure.ifPresent(measures::add);
            if (measure.isEmpty()) {
                violations.add(
                        "measures",
                        "may list "
                                + Arrays.stream(Measure.values())
                                        .map(Measure::label)
                                        .collect(Collectors.joining(", ")));
            }
        }
        return names.isEmpty() ? EnumSet.allOf(Measure.class) : measures;
    }

    private static @Nullable String language(String tag) {
        try {
            new Locale.Builder().setLanguageTag(tag);
            return tag;
        } catch (IllformedLocaleException e) {
            return null;
        }
    }
}
