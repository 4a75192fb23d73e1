package news.parallax.comparison;

import static news.parallax.comparison.MadeUpArticle.mention;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.parallax.article.ScoredArticle;
import news.parallax.article.View;
import news.parallax.measure.Abstention;
import news.parallax.measure.Axis;
import news.parallax.measure.EncodedAxis;
import news.parallax.measure.TargetTone;
import news.parallax.model.ModelId;
import news.parallax.story.SharedPassages;
import org.junit.jupiter.api.Test;

class StoryComparisonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Comparison compare(ScoredArticle... articles) {
        return compare(List.of(articles));
    }

    private static Comparison compare(List<ScoredArticle> articles) {
        return new StoryComparison(
                        "a story",
                        View.nowhere(MadeUpArticle.MODEL, MadeUpArticle.CALIBRATION),
                        true,
                        SharedPassages.NONE)
                .of(articles);
    }

    private static ScoredArticle article(String outlet, int n, double loaded, double right, double tone, long seed) {
        return MadeUpArticle.of(outlet, "one")
                .sentences(n, loaded, right, tone, new Random(seed))
                .scored();
    }

    private static Difference difference(Comparison comparison, String measure) {
        return comparison.differences().stream()
                .filter(difference -> difference.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsDifferencesThatWerePutThereAndNamesTheSides() {
        Comparison comparison = compare(article("Calm", 30, 0.1, -0.8, 0.4, 1), article("Loud", 30, 0.8, 0.8, -0.4, 2));
        assertThat(comparison.outlets()).extracting(OutletReading::outlet).containsExactly("Calm", "Loud");
        assertThat(comparison.differences())
                .extracting(Difference::measure, Difference::a, Difference::b)
                .containsExactly(
                        tuple("loaded_language", "Calm", "Loud"),
                        tuple("lean", "Calm", "Loud"),
                        tuple("tone", "Calm", "Loud"));
        assertThat(comparison.differences()).allSatisfy(difference -> {
            assertThat(difference.pValue()).isLessThan(0.001);
            assertThat(difference.pValueCorrected()).isBetween(difference.pValue(), 0.01);
            assertThat(difference.difference())
                    .isBetween(
                            difference.interval().low(), difference.interval().high());
            assertThat(difference.interval().low() * difference.interval().high())
                    .as("0 lies outside")
                    .isPositive();
            assertThat(difference.reason()).isNull();
        });
        assertThat(difference(comparison, "loaded_language").effectSize()).isNegative();
        assertThat(difference(comparison, "tone").effectSize()).isPositive();
        assertThat(difference(comparison, "tone").nA()).isEqualTo(15);
    }

    @Test
    void pageFurnitureCountsIntoNoLean() {
        ScoredArticle other = article("B", 12, 0.6, -0.2, -0.3, 4);
        MadeUpArticle story = MadeUpArticle.of("A", "one").sentences(12, 0.3, 0.5, 0.2, new Random(3));
        Comparison plain = compare(story.scored(), other);
        Comparison framed = compare(story.furniture(0.1, 9).furniture(0.1, 9).scored(), other);
        assertThat(framed.outlets().get(0).measures().lean())
                .isEqualTo(plain.outlets().get(0).measures().lean());
        assertThat(difference(framed, "lean").nA()).isEqualTo(12);
        assertThat(difference(framed, "lean").difference())
                .isCloseTo(difference(plain, "lean").difference(), within(1e-9));
        assertThat(difference(framed, "loaded_language").nA()).isEqualTo(14);
        assertThat(framed.outlets().get(0).telling())
                .filteredOn(telling -> telling.measure().equals("lean"))
                .allSatisfy(telling -> assertThat(telling.begin()).isLessThan(12 * 20));
    }

    @Test
    void aDifferenceIsThatOfTheTwoValuesShown() {
        Comparison comparison = compare(article("A", 25, 0.3, 0.5, 0.2, 3), article("B", 12, 0.6, -0.2, -0.3, 4));
        OutletReading a = comparison.outlets().get(0);
        OutletReading b = comparison.outlets().get(1);
        assertThat(difference(comparison, "loaded_language").difference())
                .isCloseTo(
                        a.measures().loadedLanguage().value()
                                - b.measures().loadedLanguage().value(),
                        within(1e-9));
        assertThat(difference(comparison, "lean").difference())
                .isCloseTo(a.measures().lean().value() - b.measures().lean().value(), within(1e-9));
        assertThat(difference(comparison, "tone").difference())
                .isCloseTo(a.measures().tone().value() - b.measures().tone().value(), within(1e-9));
    }

    @Test
    void poolsTheOwnVoiceOfAllOfAnOutletsArticles() {
        ScoredArticle first = MadeUpArticle.of("A", "first")
                .sentence(true, false, 1, 0, List.of())
                .sentence(false, false, 0.2, 0, List.of())
                .sentence(false, true, 1, 0, List.of(mention(0, -0.8)))
                .scored();
        ScoredArticle second = MadeUpArticle.of("A", "second")
                .sentence(false, false, 0.6, 0, List.of(mention(0, 0.4), mention(0, 0.2)))
                .sentence(false, false, 0.1, 0, List.of(mention(0, 0.0)))
                .scored();
        OutletReading outlet = compare(first, second).outlets().get(0);
        assertThat(outlet.articles()).isEqualTo(2);
        assertThat(outlet.measures().loadedLanguage().value()).isCloseTo(0.3, within(1e-6));
        assertThat(outlet.measures().loadedLanguage().n()).isEqualTo(3);
        assertThat(outlet.measures().tone().value()).isCloseTo(0.2, within(1e-6));
        assertThat(outlet.measures().tone().n()).isEqualTo(3);
    }

    @Test
    void tellsWithOwnVoiceOnlyStrongestFirst() {
        MadeUpArticle made = MadeUpArticle.of("A", "text").sentence(false, true, 1, 5, List.of());
        for (int i = 1; i <= 9; i++) {
            made.sentence(false, false, i / 10.0, i - 5, List.of());
        }
        ScoredArticle article = made.scored();
        List<Telling> telling = compare(article).outlets().get(0).telling();
        assertThat(telling)
                .filteredOn(t -> t.measure().equals("loaded_language"))
                .extracting(Telling::begin)
                .containsExactly(180, 160, 140);
        assertThat(telling)
                .filteredOn(t -> t.measure().equals("lean"))
                .extracting(Telling::begin)
                .containsExactly(20, 40, 60, 180, 160, 140);
        assertThat(telling).allSatisfy(t -> assertThat(t.article()).isEqualTo(article.id()));
    }

    @Test
    void tellsTheWordsOfTheTextsThatAreKept() {
        ScoredArticle kept = article("A", 5, 0.5, 0.1, 0.1, 1);
        ScoredArticle withheld = article("B", 5, 0.5, 0.1, 0.1, 2);
        Comparison comparison = compare(kept, withheld);
        assertThat(comparison.tellingArticles()).containsExactly(kept.id(), withheld.id());
        String text = "0123456789".repeat(10);
        List<OutletReading> outlets =
                comparison.with(Map.of(kept.id(), text)).with(Map.of()).outlets();
        assertThat(outlets.get(0).telling())
                .isNotEmpty()
                .allSatisfy(t -> assertThat(t.text()).isEqualTo(text.substring(t.begin(), t.end())));
        assertThat(outlets.get(1).telling()).isNotEmpty().allSatisfy(t -> {
            assertThat(t.text()).isNull();
            assertThat(t.end()).isGreaterThan(t.begin());
        });
    }

    @Test
    void saysWhyThereIsNoTestBelowTheMinimum() throws JsonProcessingException {
        Comparison comparison =
                compare(article("A", 30, 0.3, 0, 0, 1), article("B", Differences.MINIMUM - 1, 0.3, 0, 0, 2));
        JsonNode json = JSON.valueToTree(comparison).path("differences");
        assertThat(json).hasSize(3).allSatisfy(difference -> {
            assertThat(difference.get("difference").isNumber()).isTrue();
            assertThat(difference.get("interval").isNull()).isTrue();
            assertThat(difference.get("pValue").isNull()).isTrue();
            assertThat(difference.get("pValueCorrected").isNull()).isTrue();
            assertThat(difference.get("effectSize").isNull()).isTrue();
            assertThat(difference.get("reason").asText()).contains("fewer than 12");
        });
        assertThat(comparison.method().tests()).isZero();
    }

    @Test
    void givesTheSameDigitsInAnyOrder() throws JsonProcessingException {
        List<ScoredArticle> articles = new ArrayList<>(List.of(
                article("A", 20, 0.3, 0.2, 0, 1),
                article("B", 20, 0.5, 0, 0.1, 2),
                MadeUpArticle.of("B", "another")
                        .sentences(9, 0.4, 0, 0.2, new Random(3))
                        .scored(),
                article("C", 10, 0.4, -0.2, 0, 4)));
        String once = JSON.writeValueAsString(compare(articles));
        assertThat(JSON.writeValueAsString(compare(articles))).isEqualTo(once);
        Collections.reverse(articles);
        assertThat(JSON.writeValueAsString(compare(articles))).isEqualTo(once);
    }

    @Test
    void leavesOutWhatAnotherModelReadAndSaysSo() {
        ModelId older = new ModelId("made-up", "0.9.0", "sha256:" + "1".repeat(64), "fp32");
        Comparison comparison = compare(
                article("A", 10, 0.3, 0, 0, 1),
                MadeUpArticle.of("B", "old")
                        .sentences(10, 0.3, 0, 0, new Random(2))
                        .readBy(older)
                        .scored());
        assertThat(comparison.outlets()).extracting(OutletReading::outlet).containsExactly("A");
        assertThat(comparison.method().leftOut()).containsExactly(new Method.LeftOut(older, 1));
        assertThat(comparison.caution()).contains("1 article was read by another model");
    }

    @Test
    void comparesWhatOneModelReadMostOf() {
        ModelId older = new ModelId("made-up", "0.9.0", "sha256:" + "1".repeat(64), "fp32");
        ModelId oldest = new ModelId("made-up", "0.8.0", "sha256:" + "2".repeat(64), "fp32");
        List<ScoredArticle> articles = new ArrayList<>();
        for (String outlet : List.of("A", "B", "C")) {
            articles.add(MadeUpArticle.of(outlet, "old")
                    .sentences(10, 0.3, 0, 0, new Random(2))
                    .readBy(older)
                    .scored());
        }
        articles.add(article("D", 10, 0.3, 0, 0, 1));
        assertThat(Readers.best(articles.stream().map(ScoredArticle::model), MadeUpArticle.MODEL))
                .isEqualTo(older);
        Comparison comparison = new StoryComparison(
                        "a story", View.nowhere(older, MadeUpArticle.CALIBRATION), false, SharedPassages.NONE)
                .of(articles);
        assertThat(comparison.outlets()).extracting(OutletReading::outlet).containsExactly("A", "B", "C");
        assertThat(comparison.method().model()).isEqualTo(older);
        assertThat(comparison.method().leftOut()).containsExactly(new Method.LeftOut(MadeUpArticle.MODEL, 1));
        assertThat(comparison.caution())
                .contains("made-up 0.9.0, which no longer scores")
                .contains("Send the articles");

        articles.add(article("E", 10, 0.3, 0, 0, 1));
        articles.add(article("F", 10, 0.3, 0, 0, 1));
        assertThat(Readers.best(articles.stream().map(ScoredArticle::model), MadeUpArticle.MODEL))
                .as("of equals the one that scores now")
                .isEqualTo(MadeUpArticle.MODEL);
        assertThat(Readers.best(articles.stream().map(ScoredArticle::model), oldest))
                .isIn(older, MadeUpArticle.MODEL);
        assertThat(Readers.best(Stream.empty(), oldest)).isEqualTo(oldest);
    }

    @Test
    void hasNothingToCompareWithOneOutlet() {
        Comparison comparison = compare(article("A", 20, 0.3, 0, 0, 1));
        assertThat(comparison.outlets()).hasSize(1);
        assertThat(comparison.differences()).isEmpty();
    }

    @Test
    void doesNotPoolWhatAnArticleAbstainsFrom() {
        ScoredArticle weather = MadeUpArticle.of("A", "weather")
                .sentences(20, 0.2, 3, 0, new Random(1))
                .abstaining("lean", "not politics")
                .scored();
        ScoredArticle vote = MadeUpArticle.of("A", "vote")
                .sentences(10, 0.2, 0, 0, new Random(2))
                .scored();
        assertThat(compare(weather, vote).outlets().get(0).measures().lean().n())
                .isEqualTo(10);

        Comparison comparison = compare(weather, article("B", 20, 0.2, 0, 0, 3));
        OutletReading a = comparison.outlets().get(0);
        assertThat(a.measures().lean()).isNull();
        assertThat(a.abstained()).containsExactly(new Abstention("lean", "not politics"));
        assertThat(a.telling()).noneMatch(telling -> telling.measure().equals("lean"));
        assertThat(difference(comparison, "lean").reason()).isEqualTo("A has no value in this measure");
        assertThat(difference(comparison, "lean").difference()).isNull();
        assertThat(difference(comparison, "loaded_language").pValue()).isNotNull();
    }

    @Test
    void givesTheToneTowardsTargetsThatOutletsShare() {
        ScoredArticle a = MadeUpArticle.of("A", "text")
                .targets("Dana Whitlock", "Harbor Board")
                .sentence(false, false, 0, 0, List.of(mention(0, 0.6), mention(1, -0.6)))
                .sentence(false, true, 0, 0, List.of(mention(0, -0.6)))
                .scored();
        ScoredArticle b = MadeUpArticle.of("B", "text")
                .targets("Farm Union", "dana whitlock")
                .sentence(false, false, 0, 0, List.of(mention(0, 0.1), mention(1, -0.4)))
                .scored();
        List<OutletReading> outlets = compare(a, b).outlets();
        assertThat(outlets.get(0).targets()).hasSize(1);
        TargetTone towards = outlets.get(0).targets().get(0);
        assertThat(towards.name()).isEqualTo("Dana Whitlock");
        assertThat(towards.mentions()).isEqualTo(2);
        assertThat(towards.tone().value()).isCloseTo(0.6, within(1e-6));
        assertThat(outlets.get(1).targets().get(0).tone().value()).isCloseTo(-0.4, within(1e-6));
    }

    @Test
    void keepsTheChanceOfAnyFalseAlarmInTheFamily() {
        int alarms = 0;
        for (int story = 0; story < 150; story++) {
            Random random = new Random(story);
            List<ScoredArticle> articles = IntStream.range(0, 3)
                    .mapToObj(i -> MadeUpArticle.of("Outlet " + i, "text")
                            .sentences(24, 0.4, 0.1, 0, random)
                            .scored())
                    .toList();
            alarms += compare(articles).differences().stream().anyMatch(d -> d.pValueCorrected() <= 0.05) ? 1 : 0;
        }
        // 5 % of 150 is 7.5; more than 15 would come by chance once in four hundred runs.
        assertThat(alarms).isLessThanOrEqualTo(15);
    }

    @Test
    void boundsTheWorkAndSaysSo() {
        List<ScoredArticle> articles = IntStream.range(0, 25)
                .mapToObj(i -> article("Outlet " + i, 10 + i, 0.3, 0, 0, i))
                .toList();
        Comparison comparison = compare(articles);
        assertThat(comparison.outlets()).hasSize(25);
        assertThat(comparison.differences()).hasSize(3 * 20 * 19 / 2);
        assertThat(comparison.caution()).contains("Of 25 outlets the 20 with the most sentences");
    }

    @Test
    void manyOutletsCanStillDiffer() {
        List<ScoredArticle> articles = IntStream.range(0, 20)
                .mapToObj(i -> article("Outlet " + i, 30, i == 0 ? 0.95 : 0.2, 0, 0, i))
                .toList();
        Comparison comparison = compare(articles);
        assertThat(comparison.method().tests()).isEqualTo(570);
        assertThat(comparison.differences())
                .filteredOn(d -> d.measure().equals("loaded_language") && d.a().equals("Outlet 0"))
                .hasSize(19)
                .allSatisfy(d -> assertThat(d.pValueCorrected()).isLessThan(0.025));
        assertThat(comparison.caution()).doesNotContain("however large");
    }

    @Test
    void saysWhatTheWorkForbidsToShow() {
        List<EncodedAxis> axes = IntStream.range(0, 20)
                .mapToObj(i -> new EncodedAxis(
                        new Axis("left-up-" + i, List.of("left", "to the left"), List.of("up", "to the top"), ""),
                        MadeUpArticle.MODEL,
                        MadeUpArticle.AXIS.negative(),
                        MadeUpArticle.AXIS.positive()))
                .toList();
        List<ScoredArticle> articles = IntStream.range(0, 20)
                .mapToObj(i -> MadeUpArticle.of("Outlet " + i, "one")
                        .along(40, i / 10.0 - 1, new Random(i))
                        .scored())
                .toList();
        Comparison comparison = new StoryComparison(
                        "a story",
                        new View(MadeUpArticle.MODEL, MadeUpArticle.CALIBRATION, axes, List.of()),
                        true,
                        SharedPassages.NONE)
                .of(articles);
        double least = comparison.method().tests() / (1.0 + comparison.method().permutations());
        assertThat(least).isGreaterThan(0.025);
        assertThat(comparison.caution()).contains("no corrected p-value here can be smaller than");
        assertThat(comparison.differences())
                .filteredOn(d -> d.pValue() != null)
                .allSatisfy(d -> assertThat(d.pValueCorrected()).isGreaterThanOrEqualTo(Math.min(1, least) - 1e-9));
    }

    @Test
    void allOutletsOfALargeStoryAreComparedAndCanAllDiffer() {
        List<ScoredArticle> articles = new ArrayList<>();
        for (int outlet = 0; outlet < 20; outlet++) {
            for (int i = 0; i < 50; i++) {
                articles.add(MadeUpArticle.of("Outlet " + outlet, "article " + i)
                        .sentences(
                                30,
                                0.02 + 0.05 * outlet,
                                outlet / 5.0 - 2,
                                outlet / 20.0 - 0.5,
                                new Random(50L * outlet + i))
                        .scored());
            }
        }
        Comparison comparison = compare(articles);
        assertThat(comparison.differences()).hasSize(3 * 190);
        assertThat(comparison.differences())
                .filteredOn(d -> Math.abs(d.difference()) > 0.2)
                .hasSizeGreaterThan(250)
                .allSatisfy(d -> assertThat(d.pValueCorrected()).isLessThanOrEqualTo(0.025));
        assertThat(comparison.caution()).doesNotContain("however large");
    }
}
