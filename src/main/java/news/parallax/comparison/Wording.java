package news.parallax.comparison;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.parallax.article.ArticleStore;

/** Looks up the words of telling sentences, where texts are kept. */
@ApplicationScoped
class Wording {
    /** Sentences of the texts that are in memory at a time: about a megabyte. */
    private static final int AT_A_TIME = 6_000;

    private final ArticleStore store;

    Wording(ArticleStore store) {
        this.store = store;
    }

    /** The readings with what their telling sentences say. */
    Uni<List<OutletReading>> of(List<OutletReading> readings, Map<UUID, Integer> sentences) {
        Uni<List<OutletReading>> worded = Uni.createFrom().item(readings);
        for (List<UUID> some : portions(readings, sentences)) {
            worded = worded.flatMap(before -> store.texts(some)
                    .map(texts ->
                            before.stream().map(reading -> reading.with(texts)).toList()));
        }
        return worded;
    }

    private static List<List<UUID>> portions(List<OutletReading> readings, Map<UUID, Integer> sentences) {
        List<List<UUID>> portions = new ArrayList<>();
        Map<UUID, Boolean> seen = new HashMap<>();
        long some = AT_A_TIME;
        for (OutletReading reading : readings) {
            for (Telling telling : reading.telling()) {
                if (seen.put(telling.article(), true) == null) {
                    int more = sentences.getOrDefault(telling.article(), 0);
                    if (some + more > AT_A_TIME) {
                        portions.add(new ArrayList<>());
                        some = 0;
                    }
                    portions.get(portions.size() - 1).add(telling.article());
                    some += more;
                }
            }
        }
        return portions;
    }
}
