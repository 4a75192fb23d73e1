package news.parallax.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import news.parallax.measure.Estimate;
import news.parallax.measure.SentenceReading;
import org.jspecify.annotations.Nullable;

/** Whether a hostile sentence counts against the article only where the article itself says it. */
final class Voices implements AuditMethod {
    static final String QUOTED = "quoted";
    static final String OWN = "own voice";

    @Override
    public Map<String, Figure> figures(List<AuditRow> rows, AuditScorer scorer) {
        List<ScoredRow> all = ScoredRow.of(rows, scorer);
        List<ScoredRow> toned = all.stream()
                .filter(row -> row.version(QUOTED).tone().isPresent()
                        && row.version(OWN).tone().isPresent())
                .toList();
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put(
                "loaded_language.lower",
                Figure.share(
                        all,
                        row -> row.version(QUOTED).loaded() < row.version(OWN).loaded()));
        figures.put(
                "loaded_language.difference",
                Figure.mean(all.stream()
                        .mapToDouble(row ->
                                row.version(OWN).loaded() - row.version(QUOTED).loaded())
                        .toArray()));
        figures.put("quotation.measured", Figure.share(all, row -> {
            Estimate quoted = quoted(row);
            return quoted != null && quoted.n() == 1;
        }));
        figures.put("quotation.above_own_voice", Figure.share(all, row -> {
            Estimate quoted = quoted(row);
            return quoted != null && quoted.value() > row.version(QUOTED).loaded();
        }));
        figures.put(
                "loaded_language.sentence_shift",
                Figure.mean(all.stream()
                        .mapToDouble(
                                row -> quotation(row).loaded() - ownVoice(row).loaded())
                        .toArray()));
        figures.put("tone.milder", Figure.share(toned, row -> tone(row, QUOTED) > tone(row, OWN)));
        figures.put(
                "tone.difference",
                Figure.mean(toned.stream()
                        .mapToDouble(row -> tone(row, QUOTED) - tone(row, OWN))
                        .toArray()));
        return figures;
    }

    /** What is said of the quotation, beside the article's own voice. */
    private static @Nullable Estimate quoted(ScoredRow row) {
        return row.version(QUOTED).scores().quotedMeasures().loadedLanguage();
    }

    private static double tone(ScoredRow row, String version) {
        return row.version(version).tone().orElseThrow();
    }

    private static SentenceReading quotation(ScoredRow row) {
        return row.version(QUOTED).scores().sentences().stream()
                .filter(SentenceReading::quoted)
                .findFirst()
                .orElseThrow(() -> new CommandException("a row has no quotation in its version \"" + QUOTED + "\""));
    }

    /** The sentence at the place that the quotation has in the other version. */
    private static SentenceReading ownVoice(ScoredRow row) {
        int place = row.version(QUOTED).scores().sentences().indexOf(quotation(row));
        List<SentenceReading> sentences = row.version(OWN).scores().sentences();
        if (sentences.size() != row.version(QUOTED).scores().sentences().size()) {
            throw new CommandException("a row's versions differ in their number of sentences");
        }
        return sentences.get(place);
    }
}
