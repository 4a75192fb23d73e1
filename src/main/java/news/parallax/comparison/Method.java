package news.parallax.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import news.parallax.model.ModelId;

/**
 * How a comparison was made, so that it can be made again.
 *
 * @param unit what is permuted
 * @param test in words
 * @param correction in words
 * @param seed of everything random; from the story's name, so the same on every run
 * @param tests in the family that is corrected for
 * @param minimum units on each side, below which nothing is tested
 * @param permutations the most of any test
 * @param model that read the articles compared here
 * @param leftOut articles that other models read
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Method(
        String unit,
        String test,
        String correction,
        String seed,
        int tests,
        int minimum,
        int permutations,
        ModelId model,
        List<LeftOut> leftOut) {

    /** Articles of the story whose scores are another model's and cannot be compared with these. */
    public record LeftOut(ModelId model, int articles) {}
}
