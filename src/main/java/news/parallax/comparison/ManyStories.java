package news.parallax.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.parallax.stats.Redraws;
import news.parallax.stats.Seeds;
import news.parallax.stats.StoryValues;

/**
 * What outlets said in each of their stories, and the stories drawn anew for all of them together.
 *
 * @param stories by outlet, then by the number of the story
 * @param seed of everything random
 */
record ManyStories(Map<String, Map<Integer, Sums>> stories, Redraws redraws, String seed) {

    /**
     * @param parts of one or more outlets, in any order
     * @param seed of what is measured: the same gives the same digits
     */
    static ManyStories of(Collection<Part> parts, String seed) {
        List<String> keys = List.copyOf(parts.stream().map(Part::story).collect(Collectors.toCollection(TreeSet::new)));
        Map<String, Integer> numbers = new LinkedHashMap<>();
        keys.forEach(key -> numbers.put(key, numbers.size()));
        Map<String, Map<Integer, List<Sums>>> grouped = new TreeMap<>();
        parts.stream()
                .sorted(Part.ORDER)
                .forEach(part -> grouped.computeIfAbsent(part.outlet(), o -> new TreeMap<>())
                        .computeIfAbsent(numbers.get(part.story()), s -> new ArrayList<>())
                        .add(part.sums()));
        Map<String, Map<Integer, Sums>> stories = new TreeMap<>();
        grouped.forEach((outlet, told) -> {
            Map<Integer, Sums> pooled = new TreeMap<>();
            told.forEach((story, sums) -> pooled.put(story, Sums.of(sums)));
            stories.put(outlet, pooled);
        });
        return new ManyStories(stories, new Redraws(keys.size(), Seeds.of(seed, "stories")), seed);
    }

    Collection<Sums> told(String outlet) {
        return stories.getOrDefault(outlet, Map.of()).values();
    }

    /** One number of each of the outlet's stories that has it. */
    StoryValues values(String outlet, Function<Sums, OptionalDouble> number) {
        List<Integer> told = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        stories.getOrDefault(outlet, Map.of())
                .forEach((story, sums) -> number.apply(sums).ifPresent(value -> {
                    told.add(story);
                    values.add(value);
                }));
        return new StoryValues(
                told.stream().mapToInt(Integer::intValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
