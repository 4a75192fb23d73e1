package news.parallax.web;

import java.util.ArrayList;
import java.util.List;
import news.parallax.comparison.Method;

/**
 * How the numbers of a page were made, for whoever makes them again.
 *
 * @param facts in their order
 * @param citation how to cite them
 */
public record Making(List<Fact> facts, String citation) {
    public record Fact(String name, String value) {}

    /** @param what was measured, in words */
    static Making of(Method method, String what) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Unit", method.unit()));
        facts.add(new Fact("Test", method.test()));
        facts.add(new Fact("Correction", method.correction()));
        facts.add(new Fact("Tests in the family", Integer.toString(method.tests())));
        facts.add(new Fact(
                "Minimum on each side", Digits.counted(method.minimum(), method.unit(), units(method.unit()))));
        facts.add(new Fact("Most permutations of a test", Integer.toString(method.permutations())));
        facts.add(new Fact("Seed", method.seed()));
        facts.add(new Fact(
                "Model",
                method.model().name() + " " + method.model().version() + ", "
                        + method.model().precision() + ", " + method.model().hash()));
        method.leftOut()
                .forEach(left -> facts.add(new Fact(
                        "Left out",
                        Digits.counted(left.articles(), "article", "articles") + " read by "
                                + left.model().name() + " " + left.model().version())));
        return new Making(facts, citation(method, what));
    }

    private static String citation(Method method, String what) {
        return "Parallax: " + what + ", measured by " + method.model().name() + " "
                + method.model().version() + " (" + method.model().precision() + ", "
                + method.model().hash() + "), seed " + method.seed() + ".";
    }

    private static String units(String unit) {
        return unit.endsWith("y") ? unit.substring(0, unit.length() - 1) + "ies" : unit + "s";
    }
}
