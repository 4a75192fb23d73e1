package news.parallax.comparison;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.parallax.article.ArticleStore;
import news.parallax.article.Placing;
import news.parallax.article.View;
import news.parallax.measure.Axis;
import news.parallax.measure.BuiltInAxes;
import news.parallax.measure.Calibration;
import news.parallax.model.ModelId;

/** Whose readings are compared, and through what they are seen: readings of two models cannot stand side by side. */
@ApplicationScoped
class Readers {
    private final ArticleStore store;
    private final Placing placing;

    Readers(ArticleStore store, Placing placing) {
        this.store = store;
        this.placing = placing;
    }

    /** The model that read most of the articles, of several the one that scores now. */
    static ModelId best(Stream<ModelId> models, ModelId now) {
        Map<String, List<ModelId>> byHash =
                models.collect(Collectors.groupingBy(ModelId::hash, TreeMap::new, Collectors.toList()));
        return byHash.values().stream()
                .max(Comparator.comparingInt((List<ModelId> same) -> same.size())
                        .thenComparing(same -> same.get(0).hash().equals(now.hash())))
                .map(same -> same.contains(now) ? now : same.get(0))
                .orElse(now);
    }

    /**
     * Of a model which may be one that no longer scores: its calibration is kept with its scores.
     *
     * @param calibration of the model that scores now
     * @param axes empty: the usual one, where the reader knows axes
     */
    Uni<View> view(ModelId reader, ModelId now, Calibration calibration, List<Axis> axes) {
        boolean same = reader.hash().equals(now.hash());
        Uni<Calibration> readers = same
                ? Uni.createFrom().item(calibration)
                : store.modelJson(reader).map(json -> Calibration.of(json.orElseThrow()));
        return readers.flatMap(own -> placing.view(same ? now : reader, own, asked(axes, own)));
    }

    private static List<Axis> asked(List<Axis> named, Calibration calibration) {
        return named.isEmpty() && calibration.axes().isPresent()
                ? List.of(BuiltInAxes.of(Axis.DEFAULT_NAME).orElseThrow())
                : named;
    }
}
