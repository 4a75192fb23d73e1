package news.parallax.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import news.parallax.comparison.Comparison;
import news.parallax.measure.Axis;
import news.parallax.measure.BuiltInAxes;
import org.junit.jupiter.api.Test;

class ComparisonViewTest {
    private static final List<Axis> AXES =
            List.of(BuiltInAxes.of(Axis.DEFAULT_NAME).orElseThrow());

    private static ComparisonView view(Comparison comparison, String measure, String left, String right) {
        return ComparisonView.of(
                comparison,
                Looking.at(comparison, measure, left, right),
                new ComparisonView.Around(AXES, Map.of(MadeUpComparison.article(0), "x".repeat(200))),
                "comparison of the story “harbor-compact”");
    }

    private static ComparisonView view(Comparison comparison) {
        return view(comparison, null, null, null);
    }

    @Test
    void everyMeasureHasItsScaleWithWordsAtTheEnds() {
        assertThat(view(MadeUpComparison.three().comparison()).placements())
                .extracting(placement -> placement.scale().ends())
                .containsExactly(
                        "0.00 plain … 1.00 loaded",
                        "−1.00 left … 1.00 right",
                        "−1.00 hostile … 1.00 favourable",
                        "−1.00 act of desperation … 1.00 bold pivot");
    }

    @Test
    void anOutletStandsOnTheScaleWithItsInterval() {
        Placement.Place place = view(MadeUpComparison.three().comparison())
                .placements()
                .get(2)
                .places()
                .get(1);
        assertThat(place.outlet()).isEqualTo("Courant");
        assertThat(place.value()).isEqualTo("−0.40");
        assertThat(place.interval()).isEqualTo("[−0.50, −0.30]");
        assertThat(place.x()).as("for scripts").isEqualTo("-0.4000");
        assertThat(place.few()).isFalse();
    }

    @Test
    void whatRestsOnTooLittleIsMarked() {
        assertThat(view(MadeUpComparison.three().comparison())
                        .placements()
                        .get(0)
                        .places())
                .filteredOn(Placement.Place::few)
                .singleElement()
                .satisfies(place -> assertThat(place.outlet()).isEqualTo("Quay"));
    }

    @Test
    void whatATestRestsOnDecidesNotHowManyMentionsThereAre() {
        Comparison comparison = new MadeUpComparison()
                .outlet("Aldine", 0.6, 0.2, 20)
                .outlet("Courant", 0.1, -0.4, 20)
                .untested("tone", "Aldine", "Courant", 20, 3, "fewer than 8 sentences on one side")
                .comparison();
        assertThat(view(comparison).placements().get(2).places())
                .extracting(Placement.Place::few)
                .containsExactly(false, true);
    }

    @Test
    void whatIsWithheldSaysWhy() {
        Comparison comparison =
                MadeUpComparison.three().silent("Poet", "not English").comparison();
        Placement.Place place = view(comparison).placements().get(0).places().get(3);
        assertThat(place.known()).isFalse();
        assertThat(place.x()).isEmpty();
        assertThat(place.note()).isEqualTo("not English");
    }

    @Test
    void differencesAreThoseOfTheChosenMeasure() {
        ComparisonView loaded = view(MadeUpComparison.three().comparison());
        assertThat(loaded.differences().rows()).singleElement().satisfies(row -> {
            assertThat(row.difference()).isEqualTo("+0.50");
            assertThat(row.interval()).isEqualTo("[+0.30, +0.70]");
            assertThat(row.effectSize()).isEqualTo("+1.50");
            assertThat(row.corrected()).isEqualTo("0.0040");
            assertThat(row.n()).isEqualTo("20, 12");
            assertThat(row.beyond()).isTrue();
        });
        assertThat(loaded.differences().summary()).startsWith("Of 1 tested pair 1 differs beyond chance");
        ComparisonView tone = view(MadeUpComparison.three().comparison(), "tone", null, null);
        assertThat(tone.differences().rows())
                .singleElement()
                .satisfies(row -> assertThat(row.beyond()).isFalse());
        assertThat(tone.differences().summary()).contains("none differs beyond chance", "not to say");
    }

    @Test
    void pairsWithoutATestAreListedWithTheirReason() {
        assertThat(view(MadeUpComparison.three().comparison()).differences().untested())
                .containsExactly(
                        new DifferenceTable.Untested("Aldine and Quay", "fewer than 8 sentences on one side"),
                        new DifferenceTable.Untested("Courant and Quay", "fewer than 8 sentences on one side"));
    }

    @Test
    void whatLiesFurthestApartIsSetFaceToFace() {
        Comparison comparison = MadeUpComparison.three()
                .tested("lean", "Aldine", "Courant", 0.9, 0.7)
                .tested("lean", "Courant", "Quay", 0.2, 0.01)
                .comparison();
        Facing facing = view(comparison, "lean", null, null).facing();
        assertThat(facing.left()).as("beyond chance before wider").isEqualTo("Courant");
        assertThat(facing.right()).isEqualTo("Quay");
    }

    @Test
    void outletsThatAreAskedForAreSetFaceToFace() {
        Facing facing = view(MadeUpComparison.three().comparison(), "tone", "Quay", "Aldine")
                .facing();
        assertThat(facing.left()).isEqualTo("Quay");
        assertThat(facing.right()).isEqualTo("Aldine");
        assertThat(facing.halves()).extracting(Facing.Half::end).containsExactly("hostile", "favourable");
        assertThat(facing.halves().get(0).left()).singleElement().satisfies(quote -> {
            assertThat(quote.text()).as("its text was not kept").isEmpty();
            assertThat(quote.place()).isEqualTo("characters 70 to 90");
            assertThat(quote.link()).endsWith("#c70").startsWith("/article?id=");
        });
    }

    @Test
    void namesThatAreUnknownOrTheSameFallBack() {
        Comparison comparison = MadeUpComparison.three().comparison();
        Looking unknown = Looking.at(comparison, "no-such-measure", "Nobody", "Quay");
        assertThat(unknown.measure()).isEqualTo("loaded_language");
        assertThat(List.of(unknown.left(), unknown.right())).containsExactly("Aldine", "Quay");
        Looking same = Looking.at(comparison, null, "Quay", "Quay");
        assertThat(same.left()).isNotEqualTo(same.right());
    }

    @Test
    void oneOutletAloneFacesNobody() {
        Comparison alone = new MadeUpComparison().outlet("Aldine", 0.6, 0.2, 20).comparison();
        assertThat(view(alone).facing()).isNull();
        assertThat(view(alone).differences().summary()).contains("No pair");
    }

    @Test
    void sharedCopyIsMarkedWhereItStandsAndListed() {
        ComparisonView view = view(MadeUpComparison.three().sharedBy(0, 2).comparison(), null, "Aldine", "Courant");
        assertThat(view.facing().halves().get(0).left().get(0).shared()).containsExactly("Quay");
        assertThat(view.facing().halves().get(0).right().get(0).shared()).isEmpty();
        assertThat(view.passages()).singleElement().satisfies(passage -> {
            assertThat(passage.text()).isEqualTo("x".repeat(65));
            assertThat(passage.places().stream().map(Passage.Place::outlet).collect(Collectors.toList()))
                    .containsExactly("Aldine", "Quay");
        });
    }

    @Test
    void targetsAndFramesHaveScalesOfTheirOwn() {
        ComparisonView view = view(MadeUpComparison.three().comparison());
        assertThat(view.targets())
                .singleElement()
                .satisfies(placement -> assertThat(placement.scale().title()).isEqualTo("Towards Dana Whitlock"));
        assertThat(view.frames())
                .singleElement()
                .satisfies(placement -> assertThat(placement.scale().measure()).isEqualTo("frames.economic"));
    }

    @Test
    void cautionAndModelTravelAlong() {
        ComparisonView view = view(MadeUpComparison.three().comparison());
        assertThat(view.caution()).isEqualTo(MadeUpComparison.CAUTION);
        assertThat(view.making().citation()).contains("harbor-compact", "made-up 1.0.0", "sha256:000", "seed 42");
        assertThat(view.making().facts())
                .extracting(Making.Fact::name)
                .contains("Minimum on each side", "Seed", "Model");
    }
}
