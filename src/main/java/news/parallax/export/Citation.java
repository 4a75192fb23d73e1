package news.parallax.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import news.parallax.model.ModelId;
import org.jspecify.annotations.Nullable;

/**
 * How to cite what was measured: program and model, and the query with the day it was asked, where they are given.
 *
 * @param version of the program
 * @param model that scores now
 * @param url of the query, without spaces, quotation marks, backslashes and braces
 * @param accessed when it was asked
 */
record Citation(
        String version,
        ModelId model,
        @Nullable String url,
        @Nullable LocalDate accessed) {
    static final String TITLE = "Parallax";
    static final String AUTHOR = "The Parallax project";
    private static final String LICENCE = "Apache-2.0";
    private static final String ABSTRACT = "Measures how differently outlets tell one event.";

    Citation {
        if (url != null && !citable(url)) {
            throw new IllegalArgumentException("a URL is written in ASCII, without spaces and quotation marks");
        }
    }

    /** Whether it can stand in every format as it is. */
    static boolean citable(String url) {
        return url.matches("[!#-\\[\\]^_`a-z|~]+");
    }

    private String scored() {
        return "Scores by the model " + model.name() + " " + model.version() + " (" + model.hash() + ")";
    }

    /** Citation File Format 1.2.0. */
    String cff() {
        StringBuilder cff = new StringBuilder()
                .append("cff-version: 1.2.0\n")
                .append("message: \"If you use numbers of this software, cite it with the model that made them.\"\n")
                .append("type: software\n")
                .append("title: \"")
                .append(TITLE)
                .append("\"\n")
                .append("abstract: \"")
                .append(ABSTRACT)
                .append("\"\n")
                .append("version: \"")
                .append(version)
                .append("\"\n")
                .append("license: ")
                .append(LICENCE)
                .append('\n')
                .append("authors:\n  - name: \"")
                .append(AUTHOR)
                .append("\"\n")
                .append("references:\n")
                .append("  - type: software\n")
                .append("    title: \"")
                .append(model.name())
                .append("\"\n")
                .append("    version: \"")
                .append(model.version())
                .append("\"\n")
                .append("    authors:\n      - name: \"")
                .append(AUTHOR)
                .append("\"\n")
                .append("    notes: \"")
                .append(model.hash())
                .append("\"\n");
        if (url != null || accessed != null) {
            cff.append("  - type: data\n    title: \"Answer of ")
                    .append(TITLE)
                    .append("\"\n")
                    .append("    authors:\n      - name: \"")
                    .append(AUTHOR)
                    .append("\"\n");
            if (url != null) {
                // A path alone is no URL to CFF.
                cff.append(url.startsWith("http") ? "    url: \"" : "    notes: \"")
                        .append(url)
                        .append("\"\n");
            }
            if (accessed != null) {
                cff.append("    date-accessed: \"").append(accessed).append("\"\n");
            }
        }
        return cff.toString();
    }

    /** One BibTeX entry, {@code @software} as biblatex knows it. */
    String bibtex() {
        StringBuilder bibtex = new StringBuilder("@software{parallax,\n")
                .append("  author = {{")
                .append(AUTHOR)
                .append("}},\n")
                .append("  title = {")
                .append(TITLE)
                .append("},\n")
                .append("  version = {")
                .append(version)
                .append("},\n")
                .append("  license = {")
                .append(LICENCE)
                .append("},\n")
                .append("  note = {")
                .append(scored())
                .append("}");
        if (url != null) {
            bibtex.append(",\n  url = {").append(url).append('}');
        }
        if (accessed != null) {
            bibtex.append(",\n  urldate = {").append(accessed).append('}');
        }
        return bibtex.append("\n}\n").toString();
    }

    /** CSL-JSON, a list of one item. */
    ArrayNode csl() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        ObjectNode item = list.addObject();
        item.put("id", "parallax").put("type", "software").put("title", TITLE);
        item.putArray("author").addObject().put("literal", AUTHOR);
        item.put("version", version)
                .put("abstract", ABSTRACT)
                .put("license", LICENCE)
                .put("note", scored());
        ObjectNode custom = item.putObject("custom");
        custom.put("modelName", model.name())
                .put("modelVersion", model.version())
                .put("modelHash", model.hash());
        if (url != null) {
            item.put("URL", url);
        }
        if (accessed != null) {
            item.putObject("accessed")
                    .putArray("date-parts")
                    .addArray()
                    .add(accessed.getYear())
                    .add(accessed.getMonthValue())
                    .add(accessed.getDayOfMonth());
        }
        return list;
    }
}
