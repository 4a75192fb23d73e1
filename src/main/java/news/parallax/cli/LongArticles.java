package news.parallax.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import news.parallax.stats.Seeds;

/**
 * Whether it matters where in a long article the telling sentences stand: articles are put together from sentences of
 * the kinds {@code telling} and {@code plain}, the telling ones at the beginning, in the middle and at the end.
 */
final class LongArticles implements AuditMethod {
    static final int[] SENTENCES = {120, 200, 300, 400};
    private static final int PLACES = 3;
    private static final int PARAGRAPH = 6;

    @Override
    public Map<String, Figure> figures(List<AuditRow> rows, AuditScorer scorer) {
        List<AuditRow.Version> telling = sentences(rows, "telling");
        List<AuditRow.Version> plain = sentences(rows, "plain");
        List<AuditRow.Version> articles = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        for (int length : SENTENCES) {
            articles.addAll(places(telling, plain, length));
            lengths.addAll(Collections.nCopies(PLACES, length));
        }
        List<VersionScores> scored = scorer.score(articles);
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put(
                "sentences.read",
                Figure.share(
                        indices(scored.size()),
                        i -> scored.get(i).scores().coverage().ownVoice() == lengths.get(i)));
        spread(figures, "loaded_language", scored, each -> OptionalDouble.of(each.loaded()));
        spread(figures, "tone", scored, VersionScores::tone);
        spread(figures, "lean", scored, VersionScores::lean);
        return figures;
    }

    /** The largest value of an article less its smallest, over the places. */
    private static void spread(
            Map<String, Figure> figures,
            String measure,
            List<VersionScores> scored,
            Function<VersionScores, OptionalDouble> value) {
        double[] spreads = new double[scored.size() / PLACES];
        for (int a = 0; a < spreads.length; a++) {
            double[] values = scored.subList(a * PLACES, (a + 1) * PLACES).stream()
                    .mapToDouble(each -> value.apply(each)
                            .orElseThrow(() -> new CommandException("a long article has no " + measure
                                    + "; a telling sentence needs a \"target\" that it mentions")))
                    .sorted()
                    .toArray();
            spreads[a] = values[PLACES - 1] - values[0];
        }
        figures.put(measure + ".largest_spread", Figure.largest(spreads));
    }

    /** The same sentences three times over, the telling ones at the beginning, in the middle and at the end. */
    static List<AuditRow.Version> places(List<AuditRow.Version> telling, List<AuditRow.Version> plain, int length) {
        Random random = new Random(Seeds.of("audit", Integer.toString(length)));
        List<String> few = shuffled(telling, random);
        List<String> many = new ArrayList<>();
        while (many.size() < length - few.size()) {
            many.addAll(shuffled(plain, random));
        }
        many = many.subList(0, length - few.size());
        List<AuditRow.Version> articles = new ArrayList<>();
        for (int place = 0; place < PLACES; place++) {
            List<String> article = new ArrayList<>(many);
            article.addAll(place * many.size() / (PLACES - 1), few);
            articles.add(new AuditRow.Version("", text(article), telling.get(0).target()));
        }
        return articles;
    }

    private static String text(List<String> sentences) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sentences.size(); i++) {
            text.append(i == 0 ? "" : i % PARAGRAPH == 0 ? "\n\n" : " ").append(sentences.get(i));
        }
        return text.toString();
    }

    private static List<String> shuffled(List<AuditRow.Version> sentences, Random random) {
        List<String> texts =
                new ArrayList<>(sentences.stream().map(AuditRow.Version::text).toList());
        Collections.shuffle(texts, random);
        return texts;
    }

    private static List<AuditRow.Version> sentences(List<AuditRow> rows, String kind) {
        List<AuditRow.Version> found = rows.stream()
                .filter(row -> row.kind().equals(kind))
                .map(row -> row.versions().get(0))
                .toList();
        if (found.isEmpty() || found.size() > SENTENCES[0]) {
            throw new CommandException("long articles need 1 … " + SENTENCES[0] + " rows of the kind \"" + kind + "\"");
        }
        return found;
    }

    private static List<Integer> indices(int size) {
        List<Integer> indices = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            indices.add(i);
        }
        return indices;
    }
}
