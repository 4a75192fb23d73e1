package news.parallax.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A table of what a page shows, as files.
 *
 * @param name of the table
 */
public record Download(String name, List<File> files) {
    private static final Map<String, String> FORMATS =
            Map.of("CSV", "csv", "NDJSON", "ndjson", "Parquet", "parquet", "JSON", "json");

    /** @param format its name */
    public record File(String format, String link) {}

    /** The tables of a comparison. */
    static List<Download> comparison(String path, List<Map.Entry<String, String>> query) {
        return Stream.concat(
                        Stream.of(
                                table("Differences", path, query, "differences"),
                                table("Values", path, query, "outlets"),
                                table("Telling sentences", path, query, "telling")),
                        Stream.of(whole(path, query)))
                .toList();
    }

    /** The tables of a report. */
    static List<Download> report(String path, List<Map.Entry<String, String>> query) {
        return List.of(
                table("Series", path, query, "series"), table("Trends", path, query, "trends"), whole(path, query));
    }

    private static Download whole(String path, List<Map.Entry<String, String>> query) {
        return new Download("All of it", List.of(file("JSON", path, query)));
    }

    private static Download table(String name, String path, List<Map.Entry<String, String>> query, String table) {
        List<Map.Entry<String, String>> of = with(query, "table", table);
        return new Download(
                name,
                Stream.of("CSV", "NDJSON", "Parquet")
                        .map(format -> file(format, path, of))
                        .toList());
    }

    private static File file(String format, String path, List<Map.Entry<String, String>> query) {
        return new File(format, Routes.to(path, with(query, "format", String.valueOf(FORMATS.get(format)))));
    }

    private static List<Map.Entry<String, String>> with(
            List<Map.Entry<String, String>> query, String name, String value) {
        List<Map.Entry<String, String>> all = new ArrayList<>(query);
        all.add(Map.entry(name, value));
        return all;
    }
}
