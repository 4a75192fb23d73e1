package news.parallax.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import news.parallax.article.ScoredArticle;
import news.parallax.article.View;
import news.parallax.story.SharedPassages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agency copy in a comparison: sentences of twenty characters, those of a passage first. */
class SharedCopyTest {
    private static final int LENGTH = 20;

    private static Comparison compare(SharedPassages shared, ScoredArticle... articles) {
        return new StoryComparison(
                        "a story", View.nowhere(MadeUpArticle.MODEL, MadeUpArticle.CALIBRATION), true, shared)
                .of(List.of(articles));
    }

    private static MadeUpArticle with(String outlet, String id, double[] copy, double[] own) {
        MadeUpArticle article = MadeUpArticle.of(outlet, id);
        for (double p : copy) {
            article.sentence(false, false, p, 0, List.of());
        }
        for (double p : own) {
            article.sentence(false, false, p, 0, List.of());
        }
        return article;
    }

    private static SharedPassages.Place place(ScoredArticle article, int from, int to) {
        return new SharedPassages.Place(article.id(), article.outlet(), from * LENGTH, to * LENGTH);
    }

    private static double[] draw(Random random, int n, double mean) {
        // The square of a uniform number has a third as its mean, and most of its mass near 0.
        return random.doubles(n).map(u -> Math.min(1, 3 * mean * u * u)).toArray();
    }

    private static Difference loaded(Comparison comparison, String a, String b) {
        return comparison.differences().stream()
                .filter(d -> d.measure().equals("loaded_language") && d.a().equals(a) && d.b().equals(b))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatBothPrintedIsInTheValuesAndNotInTheTest() {
        Random random = new Random(1);
        double[] copy = draw(random, 6, 0.05);
        ScoredArticle a = with("A", "one", copy, draw(random, 20, 0.3)).scored();
        ScoredArticle b = with("B", "one", copy, draw(random, 14, 0.3)).scored();
        ScoredArticle c = with("C", "one", new double[0], draw(random, 18, 0.3)).scored();
        SharedPassages shared = new SharedPassages(List.of(List.of(place(b, 0, 6), place(a, 0, 6))));
        Comparison comparison = compare(shared, c, a, b);

        assertThat(comparison.shared())
                .containsExactly(new SharedPassage(List.of(
                        new SharedPassage.Copy("A", a.id(), 0, 6 * LENGTH),
                        new SharedPassage.Copy("B", b.id(), 0, 6 * LENGTH))));
        Difference pair = loaded(comparison, "A", "B");
        assertThat(pair.nA()).isEqualTo(20);
        assertThat(pair.nB()).isEqualTo(14);
        assertThat(pair.difference())
                .isCloseTo(
                        comparison.outlets().get(0).measures().loadedLanguage().value()
                                - comparison
                                        .outlets()
                                        .get(1)
                                        .measures()
                                        .loadedLanguage()
                                        .value(),
                        within(1e-9));
        assertThat(comparison.outlets().get(0).measures().loadedLanguage().n()).isEqualTo(26);
        assertThat(loaded(comparison, "A", "C").nA())
                .as("shared with another outlet only")
                .isEqualTo(26);

        Comparison own = compare(
                SharedPassages.NONE,
                with("A", "own", new double[0], own(a, 6)).scored(),
                with("B", "own", new double[0], own(b, 6)).scored());
        assertThat(pair.pValue())
                .as("as if neither had printed it, but for the order of blocks")
                .isCloseTo(loaded(own, "A", "B").pValue(), within(0.08));
    }

    private static double[] own(ScoredArticle article, int from) {
        return article.sentences().stream()
                .skip(from)
                .mapToDouble(s -> s.loaded())
                .toArray();
    }

    @Test
    void outletsThatPrintLittleElseAreNotTested() {
        Random random = new Random(2);
        double[] copy = draw(random, 20, 0.1);
        ScoredArticle a = with("A", "one", copy, draw(random, 11, 0.9)).scored();
        ScoredArticle b = with("B", "one", copy, draw(random, 30, 0.1)).scored();
        Difference pair =
                loaded(compare(new SharedPassages(List.of(List.of(place(a, 0, 20), place(b, 0, 20)))), a, b), "A", "B");
        assertThat(pair.pValue()).isNull();
        assertThat(pair.nA()).isEqualTo(11);
        assertThat(pair.reason()).contains("(11 and 30), those that both printed left out");
    }

    @Test
    void aPassageThatAnOutletPrintsTwiceCountsOnceWhereIndependenceMatters() {
        Random random = new Random(3);
        double[] copy = draw(random, 5, 0.1);
        ScoredArticle first = with("A", "one", copy, draw(random, 10, 0.3)).scored();
        ScoredArticle again = with("A", "two", copy, draw(random, 10, 0.3)).scored();
        ScoredArticle b = with("B", "one", new double[0], draw(random, 15, 0.3)).scored();
        ScoredArticle c = with("C", "one", copy, draw(random, 15, 0.3)).scored();
        Comparison comparison = compare(
                new SharedPassages(List.of(List.of(place(first, 0, 5), place(again, 0, 5), place(c, 0, 5)))),
                first,
                again,
                b,
                c);
        assertThat(loaded(comparison, "A", "B").nA()).isEqualTo(25);
        assertThat(loaded(comparison, "A", "C").nA()).isEqualTo(20);
        assertThat(comparison.outlets().get(0).measures().loadedLanguage().n()).isEqualTo(30);
        assertThat(comparison.shared().get(0).copies()).hasSize(3);
    }

    @Test
    void anIntervalIsAboutTheDifferenceOfTheValuesWhereAThirdOutletSharesWhatOnePrintedOften() {
        Random random = new Random(5);
        double[] copy = random.doubles(12, 0.9, 1).toArray();
        List<ScoredArticle> articles = new ArrayList<>();
        List<SharedPassages.Place> places = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            articles.add(with("A", "print " + i, copy, random.doubles(2, 0, 0.1).toArray())
                    .scored());
            places.add(place(articles.get(i), 0, 12));
        }
        articles.add(with("B", "one", new double[0], random.doubles(40, 0, 0.1).toArray())
                .scored());
        articles.add(
                with("C", "one", copy, random.doubles(12, 0, 0.1).toArray()).scored());
        places.add(place(articles.get(7), 0, 12));
        Comparison comparison = compare(new SharedPassages(List.of(places)), articles.toArray(ScoredArticle[]::new));

        Difference pair = loaded(comparison, "A", "B");
        assertThat(pair.nA()).isEqualTo(24);
        assertThat(pair.difference()).isGreaterThan(0.7);
        assertThat((pair.interval().low() + pair.interval().high()) / 2)
                .as("the middle of what is about the units alone lies near 0.45")
                .isCloseTo(pair.difference(), within(0.1));
    }

    @Test
    void articlesOfOneOutletShareNothing() {
        Random random = new Random(4);
        double[] copy = draw(random, 5, 0.1);
        ScoredArticle first = with("A", "one", copy, draw(random, 10, 0.3)).scored();
        ScoredArticle again = with("A", "two", copy, draw(random, 10, 0.3)).scored();
        ScoredArticle b = with("B", "one", new double[0], draw(random, 15, 0.3)).scored();
        SharedPassages.Place elsewhere = new SharedPassages.Place(UUID.randomUUID(), "Z", 0, 100);
        Comparison comparison = compare(
                new SharedPassages(List.of(List.of(place(first, 0, 5), place(again, 0, 5), elsewhere))),
                first,
                again,
                b);
        assertThat(comparison.shared()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"6, 12, 12", "6, 15, 45", "20, 30, 15", "1, 12, 12"})
    void anIntervalCoversTheKnownDifferenceWithSharedSentences(int shared, int n, int m) {
        Random random = new Random(100L * shared + n + m);
        double known = (0.15 * shared + 0.3 * n) / (shared + n) - (0.15 * shared + 0.2 * m) / (shared + m);
        int runs = 1_000;
        int covered = 0;
        for (int run = 0; run < runs; run++) {
            List<Side.Unit> copy = new ArrayList<>();
            double[] text = draw(random, shared, 0.15);
            for (int i = 0; i < shared; i++) {
                copy.add(new Side.Unit(text[i], text[i], new Copies.Spot(0, i)));
            }
            Pair pair = Pair.of(
                    new Statistic.LoadedLanguage(),
                    side("A", copy, draw(random, n, 0.3)),
                    side("B", copy, draw(random, m, 0.2)),
                    "seed " + run);
            Workload.deal(List.of(pair.test().orElseThrow()), run);
            Difference difference = pair.tested(1);
            covered += difference.interval().low() <= known
                            && known <= difference.interval().high()
                    ? 1
                    : 0;
        }
        assertThat((double) covered / runs).isBetween(0.93, 0.97);
    }

    private static Side side(String outlet, List<Side.Unit> copy, double[] own) {
        List<Side.Unit> units = new ArrayList<>(copy);
        for (double p : own) {
            units.add(new Side.Unit(p, p, null));
        }
        return new Side(outlet, units);
    }
}
