package news.parallax.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import news.parallax.article.ScoredArticle;
import news.parallax.article.View;
import news.parallax.measure.Abstention;
import news.parallax.measure.AxisEstimate;
import news.parallax.story.SharedPassages;
import org.junit.jupiter.api.Test;

/** An axis among the measures of a comparison. */
class AxisComparisonTest {
    private static final String AXIS = "axes.left-up";

    private static Comparison compare(ScoredArticle... articles) {
        return new StoryComparison("a story", MadeUpArticle.VIEW, true, SharedPassages.NONE).of(List.of(articles));
    }

    private static ScoredArticle article(String outlet, int n, double positive, long seed) {
        return MadeUpArticle.of(outlet, "one")
                .along(n, positive, new Random(seed))
                .scored();
    }

    private static Difference difference(Comparison comparison) {
        return comparison.differences().stream()
                .filter(difference -> difference.measure().equals(AXIS))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAxisIsComparedAsOneMoreMeasure() {
        Comparison comparison = compare(article("Down", 30, -1, 1), article("Up", 30, 1, 2));
        assertThat(comparison.differences())
                .extracting(Difference::measure, Difference::a, Difference::b)
                .containsExactly(
                        tuple("loaded_language", "Down", "Up"),
                        tuple("lean", "Down", "Up"),
                        tuple("tone", "Down", "Up"),
                        tuple(AXIS, "Down", "Up"));
        Difference difference = difference(comparison);
        AxisEstimate down = comparison.outlets().get(0).measures().axes().get("left-up");
        AxisEstimate up = comparison.outlets().get(1).measures().axes().get("left-up");
        assertThat(down.version()).isEqualTo(MadeUpArticle.AXIS.axis().version());
        assertThat(down.value())
                .isBetween(down.interval().low(), down.interval().high());
        assertThat(difference.difference()).isCloseTo(down.value() - up.value(), within(1e-9));
        assertThat(difference.interval().high()).isNegative();
        assertThat(difference.effectSize()).isLessThan(-2);
        assertThat(difference.pValue()).isLessThan(0.001);
        assertThat(comparison.method().tests())
                .as("the axis belongs to the family that is corrected for; nobody speaks of a target")
                .isEqualTo(3);
        assertThat(difference.pValueCorrected()).isBetween(difference.pValue(), 3 * difference.pValue() + 1e-12);
    }

    @Test
    void nothingIsFoundBetweenOutletsThatStandAlike() {
        Difference difference = difference(compare(article("A", 30, 0.5, 1), article("B", 30, 0.5, 2)));
        assertThat(difference.pValue()).isGreaterThan(0.05);
        assertThat(difference.interval().low() * difference.interval().high()).isNegative();
    }

    @Test
    void theSentencesNearestToEitherPoleAreTold() {
        MadeUpArticle article = MadeUpArticle.of("A", "one");
        for (double positive : new double[] {0.1, -0.9, 0.7, 0.2, -0.3, 0.9, 0.8, -0.1}) {
            article.vector(positive);
        }
        assertThat(compare(article.scored()).outlets().get(0).telling())
                .filteredOn(telling -> telling.measure().equals(AXIS))
                .extracting(Telling::begin)
                .containsExactly(20, 80, 140, 100, 120, 40);
    }

    @Test
    void whereVectorsAreMissingItIsAbstainedFrom() {
        ScoredArticle without = MadeUpArticle.of("A", "one")
                .sentences(12, 0.3, 0, 0, new Random(1))
                .scored();
        Comparison comparison = compare(without, article("B", 12, 1, 2));
        OutletReading outlet = comparison.outlets().get(0);
        assertThat(outlet.measures().axes()).isEmpty();
        assertThat(outlet.measures().loadedLanguage()).isNotNull();
        assertThat(outlet.abstained()).extracting(Abstention::measure).contains(AXIS);
        assertThat(difference(comparison).reason()).isEqualTo("A has no value in this measure");
    }

    @Test
    void whyAnAxisCannotBeUsedIsSaidOfEveryOutlet() {
        Abstention gone = new Abstention("axes.left-up", "the model is gone");
        View view = new View(MadeUpArticle.MODEL, MadeUpArticle.CALIBRATION, List.of(), List.of(gone));
        Comparison comparison = new StoryComparison("a story", view, true, SharedPassages.NONE)
                .of(List.of(article("A", 12, 1, 1), article("B", 12, 1, 2)));
        assertThat(comparison.outlets())
                .allSatisfy(outlet -> assertThat(outlet.abstained()).contains(gone));
        assertThat(comparison.differences()).hasSize(3);
    }

    @Test
    void theOrderOfArticlesPlaysNoPart() {
        ScoredArticle a = article("A", 15, 0.3, 1);
        ScoredArticle b = article("B", 15, 0.8, 2);
        assertThat(compare(a, b)).isEqualTo(compare(b, a));
    }
}
