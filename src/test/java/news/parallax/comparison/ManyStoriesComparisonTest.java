package news.parallax.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import news.parallax.article.ScoredArticle;
import news.parallax.measure.Measures;
import news.parallax.stats.Seeds;
import news.parallax.stats.StoryPermutationTest;
import news.parallax.stats.StoryValues;
import news.parallax.story.SharedPassages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ManyStoriesComparisonTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private static ScoredArticle article(String outlet, @Nullable String story, String id, double loaded, double tone) {
        Random random = new Random(Seeds.of(outlet, id));
        return told(
                MadeUpArticle.of(outlet, id)
                        .sentences(12, loaded, 0.2, tone, random)
                        .scored(),
                story);
    }

    private static ScoredArticle told(ScoredArticle article, @Nullable String story) {
        return new ScoredArticle(
                article.id(),
                article.outlet(),
                story,
                article.title(),
                article.url(),
                BEGIN.plusSeconds(86_400L * Math.abs(article.textHash().hashCode() % 90)),
                article.textHash(),
                article.model(),
                article.targets(),
                article.sentences(),
                article.abstained());
    }

    private static Gathered gathered(List<ScoredArticle> articles, String... outlets) {
        ReportQuery query = new ReportQuery(List.of(outlets), null, null, ReportQuery.By.MONTH, false, List.of());
        Gathered gathered =
                new Gathered(query, MadeUpArticle.VIEW, true, new ArrayList<>(), new Tellers(), List.of(), Map.of());
        articles.forEach(article -> Gathering.pool(gathered, article));
        return gathered;
    }

    private static Comparison compare(List<ScoredArticle> articles, String... outlets) {
        return new ManyStoriesComparison(gathered(articles, outlets)).comparison();
    }

    /** Stories that both told and, with {@code apart}, others that each told alone. */
    private static List<ScoredArticle> archive(int stories, boolean apart, double moreInA) {
        List<ScoredArticle> articles = new ArrayList<>();
        for (int i = 0; i < stories; i++) {
            double about = 0.2 + 0.3 * (i % 5) / 4;
            articles.add(article("A", "story " + i, "a" + i, about + moreInA, 0.1));
            articles.add(article("B", "story " + (apart ? stories + i : i), "b" + i, about, 0.1));
        }
        return articles;
    }

    private static Difference loaded(Comparison comparison) {
        return comparison.differences().get(0);
    }

    /** As another database would hold it, where it came in at another time. */
    private static ScoredArticle storedElsewhere(ScoredArticle article, int i) {
        return new ScoredArticle(
                new UUID(~(long) i, 0),
                article.outlet(),
                article.story(),
                article.title(),
                article.url(),
                article.publishedAt(),
                article.textHash(),
                article.model(),
                article.targets(),
                article.sentences(),
                article.abstained());
    }

    @Test
    void theSameArticlesInAnotherDatabaseGiveTheSameDigits() {
        List<ScoredArticle> here = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            here.add(article("A", null, "a" + i, 0.2 + 0.04 * i, 0.1));
            here.add(article("B", null, "b" + i, 0.1 + 0.03 * i, 0.2));
        }
        List<ScoredArticle> there = IntStream.range(0, here.size())
                .mapToObj(i -> storedElsewhere(here.get(i), i))
                .toList();
        Comparison one = compare(here, "A", "B");
        Comparison other = compare(there, "A", "B");
        assertThat(other.differences()).isEqualTo(one.differences());
        assertThat(other.outlets().stream().map(OutletReading::measures).toList())
                .isEqualTo(one.outlets().stream().map(OutletReading::measures).toList());
    }

    @Test
    void articlesOfOneStoryArePooledAsInAComparisonOfThatStory() {
        List<ScoredArticle> articles = List.of(
                article("A", "one", "1", 0.9, 0.5),
                told(
                        MadeUpArticle.of("A", "2")
                                .sentences(40, 0.1, -0.5, -0.3, new Random(2))
                                .furniture(0.5, 3)
                                .along(5, 0.5, new Random(1))
                                .scored(),
                        "one"));
        Measures pooled = compare(articles, "A", "B").outlets().get(0).measures();
        Measures alone = new StoryComparison("one", MadeUpArticle.VIEW, true, SharedPassages.NONE)
                .of(articles)
                .outlets()
                .get(0)
                .measures();
        assertThat(pooled.loadedLanguage().value())
                .isCloseTo(alone.loadedLanguage().value(), within(1e-9));
        assertThat(pooled.lean().value()).isCloseTo(alone.lean().value(), within(1e-9));
        assertThat(pooled.tone().value()).isCloseTo(alone.tone().value(), within(1e-6));
        assertThat(pooled.axes().get("left-up").value())
                .isCloseTo(alone.axes().get("left-up").value(), within(1e-9));
        assertThat(pooled.axes().get("left-up").intensity())
                .isCloseTo(alone.axes().get("left-up").intensity(), within(1e-9));
        assertThat(pooled.axes().get("left-up").frameAxis().bias())
                .isCloseTo(alone.axes().get("left-up").frameAxis().bias(), within(1e-9));
        assertThat(pooled.loadedLanguage().n()).isEqualTo(1);
    }

    @Test
    void everyStoryCountsAlikeAndAnArticleWithoutOneIsItsOwn() {
        ScoredArticle shortOne = article("A", "one", "1", 0.9, 0);
        ScoredArticle long1 = article("A", "two", "2", 0.1, 0);
        ScoredArticle long2 = article("A", "two", "3", 0.1, 0);
        ScoredArticle none = article("A", null, "4", 0.5, 0);
        OutletReading reading = compare(List.of(shortOne, long1, long2, none), "A", "B")
                .outlets()
                .get(0);
        double expected = IntStream.of(1, 2, 3)
                .mapToDouble(k -> compare(
                                k == 1 ? List.of(shortOne) : k == 2 ? List.of(long1, long2) : List.of(none), "A", "B")
                        .outlets()
                        .get(0)
                        .measures()
                        .loadedLanguage()
                        .value())
                .average()
                .orElseThrow();
        assertThat(reading.measures().loadedLanguage().value()).isCloseTo(expected, within(1e-9));
        assertThat(reading.stories()).isEqualTo(3);
        assertThat(reading.articles()).isEqualTo(4);
    }

    @Test
    void aDifferenceIsFoundWithAndWithoutStoriesInCommon() {
        for (boolean apart : new boolean[] {false, true}) {
            Difference difference = loaded(compare(archive(30, apart, 0.3), "A", "B"));
            assertThat(difference.pValueCorrected()).isLessThan(0.01);
            assertThat(difference.interval().low()).isPositive();
            assertThat(difference.paired()).isEqualTo(apart ? 0 : 30);
            assertThat(loaded(compare(archive(30, apart, 0), "A", "B")).pValue())
                    .isGreaterThan(0.05);
        }
    }

    @Test
    void theOrderOfArticlesPlaysNoPart() {
        List<ScoredArticle> articles = new ArrayList<>(archive(12, false, 0.2));
        Comparison comparison = compare(articles, "A", "B");
        Collections.shuffle(articles, new Random(1));
        assertThat(compare(articles, "B", "A")).isEqualTo(comparison);
    }

    @Test
    void anAbstainingArticleHasNoPartInThatMeasure() {
        List<ScoredArticle> articles = new ArrayList<>(archive(10, false, 0));
        articles.add(told(
                MadeUpArticle.of("A", "x")
                        .sentences(10, 0.5, 0, 0, new Random(1))
                        .abstaining("lean", "not politics")
                        .scored(),
                "another"));
        OutletReading reading = compare(articles, "A", "B").outlets().get(0);
        assertThat(reading.measures().lean().n()).isEqualTo(10);
        assertThat(reading.measures().loadedLanguage().n()).isEqualTo(11);
    }

    @Test
    void aReportDrawsALineFromFifteenDatedStoriesOn() {
        List<ScoredArticle> articles = archive(15, false, 0).stream()
                .filter(article -> article.outlet().equals("A"))
                .toList();
        OutletReport report = new ManyStoriesComparison(gathered(articles, "A")).report(0);
        assertThat(report.trends().get(0).slope()).isNotNull();
        assertThat(report.series())
                .extracting(OutletReport.Period::articles)
                .satisfies(counts -> assertThat(
                                counts.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(15));
        OutletReport fewer = new ManyStoriesComparison(gathered(articles.subList(0, 14), "A")).report(0);
        assertThat(fewer.trends().get(0).slope()).isNull();
        assertThat(fewer.trends().get(0).reason()).contains("fewer than 15");
    }

    @Test
    void inALargeFamilyEveryTestIsDealtOftenEnoughToBeFound() {
        int[] stories = IntStream.range(0, 30).toArray();
        List<StoryPermutationTest> tests = IntStream.range(0, 400)
                .mapToObj(i -> new StoryPermutationTest(
                        new StoryValues(
                                stories, new Random(i).doubles(30, 0.8, 1).toArray()),
                        new StoryValues(
                                stories, new Random(-i).doubles(30, 0, 0.2).toArray())))
                .toList();
        int dealt = Dealing.deal(tests, 1);
        assertThat(dealt).isGreaterThanOrEqualTo(25 * 400 - 1);
        assertThat(tests).allSatisfy(test -> assertThat(test.pValue() * 400).isLessThan(0.05));
    }
}
