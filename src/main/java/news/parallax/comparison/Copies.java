package news.parallax.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import news.parallax.article.ScoredArticle;
import news.parallax.measure.SentenceReading;
import news.parallax.story.SharedPassages;
import org.jspecify.annotations.Nullable;

/** Which own-voice sentences of a story stand in passages that several outlets printed. */
final class Copies {
    /**
     * Where a sentence stands in a passage, which is the same for all of its copies.
     *
     * @param passage its number
     * @param sentence of own voice in it, from 0
     */
    record Spot(int passage, int sentence) {}

    // By identity: two sentences may say the same.
    private final Map<SentenceReading, Spot> spots = new IdentityHashMap<>();
    private final List<SharedPassage> passages;

    /** @param outlets whose articles are compared; passages that fewer than two of them printed are nothing shared */
    Copies(SharedPassages shared, List<Outlet> outlets) {
        passages = outlets.isEmpty() ? List.of() : listed(shared, outlets);
        if (passages.isEmpty()) {
            return;
        }
        Map<UUID, List<Numbered>> byArticle = new HashMap<>();
        for (int i = 0; i < shared.passages().size(); i++) {
            for (SharedPassages.Place place : shared.passages().get(i)) {
                byArticle
                        .computeIfAbsent(place.article(), id -> new ArrayList<>())
                        .add(new Numbered(i, place));
            }
        }
        Set<UUID> concerned = passages.stream()
                .flatMap(passage -> passage.copies().stream())
                .map(SharedPassage.Copy::article)
                .collect(Collectors.toSet());
        outlets.stream()
                .flatMap(outlet -> outlet.articles().stream())
                .filter(article -> concerned.contains(article.id()))
                .forEach(article -> place(article, byArticle.getOrDefault(article.id(), List.of())));
    }

    /** A place of the passage with a number. */
    private record Numbered(int passage, SharedPassages.Place place) {}

    /** @param own of the article */
    private void place(ScoredArticle article, List<Numbered> own) {
        SharedPassages places = new SharedPassages(
                own.stream().map(each -> List.of(each.place())).toList());
        Map<Integer, Integer> found = new HashMap<>();
        for (SentenceReading sentence : article.sentences()) {
            if (sentence.ownVoice()) {
                OptionalInt which = places.of(article.id(), sentence.begin(), sentence.end());
                if (which.isPresent()) {
                    int passage = own.get(which.getAsInt()).passage();
                    int number = found.merge(passage, 1, Integer::sum) - 1;
                    spots.put(sentence, new Spot(passage, number));
                }
            }
        }
    }

    private static List<SharedPassage> listed(SharedPassages shared, List<Outlet> outlets) {
        Map<UUID, Integer> order = new HashMap<>();
        for (Outlet outlet : outlets) {
            outlet.articles().forEach(article -> order.put(article.id(), order.size()));
        }
        return shared.passages().stream()
                .map(places -> new SharedPassage(places.stream()
                        .filter(place -> order.containsKey(place.article()))
                        .sorted(Comparator.<SharedPassages.Place>comparingInt(place -> order.get(place.article()))
                                .thenComparingInt(SharedPassages.Place::begin))
                        .map(place ->
                                new SharedPassage.Copy(place.outlet(), place.article(), place.begin(), place.end()))
                        .toList()))
                .filter(passage -> passage.copies().stream()
                                .map(SharedPassage.Copy::outlet)
                                .distinct()
                                .count()
                        > 1)
                .toList();
    }

    /** Passages of the articles that are compared, which at least two outlets printed. */
    List<SharedPassage> passages() {
        return passages;
    }

    /** Null where the sentence stands in no such passage. */
    @Nullable
    Spot of(SentenceReading sentence) {
        return spots.get(sentence);
    }
}
