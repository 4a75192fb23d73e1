package news.parallax.article;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.parallax.measure.Axis;
import news.parallax.measure.Calibration;
import news.parallax.measure.EncodedAxis;
import news.parallax.measure.SentenceReading;
import news.parallax.model.ModelId;
import news.parallax.platform.CallerContext;

/**
 * Places articles on axes, from their sentence vectors alone: those of a text that has just been read, or stored ones,
 * which may be years older than the axis.
 */
@ApplicationScoped
public class Placing {
    static final String NO_VECTORS = "its sentence vectors are not stored: send the article again to have it read anew";

    private final Poles poles;
    private final VectorStore vectors;

    Placing(Poles poles, VectorStore vectors) {
        this.poles = poles;
        this.vectors = vectors;
    }

    /** A text that is not stored, with its sentences. Emits on the caller's context. */
    Uni<Placed> passing(Scored scored, String textHash, List<Axis> axes) {
        return axes.isEmpty()
                ? Uni.createFrom().item(Placed.NOWHERE)
                : view(scored.model(), Calibrations.of(scored), axes, poles::passing)
                        .flatMap(view -> placed(view, scored, textHash, vectors(scored)));
    }

    /** A stored article on its axes, with its sentences. Emits on the caller's context. */
    Uni<Placed> stored(Stored stored) {
        if (stored.axes().isEmpty()) {
            return Uni.createFrom().item(Placed.NOWHERE);
        }
        Scored scored = stored.scored();
        return view(scored.model(), Calibrations.of(scored), stored.axes())
                .flatMap(view -> vectors(stored)
                        .flatMap(found -> found.isEmpty()
                                ? Uni.createFrom().item(withoutVectors(stored))
                                : placed(view, scored, stored.article().textHash, found.get())));
    }

    /** Many stored articles, each on its own axes, without their sentences. Emits on the caller's context. */
    Uni<Map<UUID, Placed>> values(List<Stored> articles) {
        Map<UUID, Placed> all = new LinkedHashMap<>();
        Uni<Void> done = Uni.createFrom().voidItem();
        for (List<Stored> group : alike(articles)) {
            done = done.flatMap(before -> group(group).invoke(all::putAll).replaceWithVoid());
        }
        return done.replaceWith(all).emitOn(CallerContext.here());
    }

    /** Axes as a model sees them that has scored what is stored. Emits on the caller's context. */
    public Uni<View> view(ModelId model, Calibration calibration, List<Axis> axes) {
        return view(model, calibration, axes, poles::lasting);
    }

    private static Uni<View> view(
            ModelId model,
            Calibration calibration,
            List<Axis> axes,
            BiFunction<Axis, ModelId, Uni<Optional<EncodedAxis>>> poles) {
        Uni<View> view = Uni.createFrom().item(View.nowhere(model, calibration));
        for (Axis axis : axes) {
            view = view.flatMap(before -> before.possible()
                    ? poles.apply(axis, model).map(encoded -> before.and(axis, encoded))
                    : Uni.createFrom().item(before.without(axis, before.impossible())));
        }
        return view.emitOn(CallerContext.here());
    }

    /** Those that one model has read and that go on the same axes. */
    private static Iterable<List<Stored>> alike(List<Stored> articles) {
        return articles.stream()
                .filter(stored -> !stored.axes().isEmpty())
                .collect(Collectors.groupingBy(
                        stored -> List.of(stored.scored().model(), stored.axes()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }

    private Uni<Map<UUID, Placed>> group(List<Stored> articles) {
        Stored first = articles.get(0);
        Map<UUID, Stored> byId =
                articles.stream().collect(Collectors.toMap(stored -> stored.article().id, Function.identity()));
        Map<UUID, Placed> all = new LinkedHashMap<>();
        articles.forEach(stored -> all.put(stored.article().id, withoutVectors(stored)));
        return view(first.scored().model(), Calibrations.of(first.scored()), first.axes())
                .flatMap(view -> vectors.each(byId.keySet(), view.model(), (id, packed) -> {
                    Voiced voiced =
                            Voiced.of(VectorCodec.decode(packed.vectors()), SentenceCodec.voices(packed.sentences()));
                    Stored stored = byId.get(id);
                    return view.values(
                            stored.scored().summary(), stored.article().textHash, voiced.own(), voiced.quoted());
                }))
                .invoke(all::putAll)
                .replaceWith(all);
    }

    private static Uni<Placed> placed(View view, Scored scored, String textHash, List<float[]> vectors) {
        return Uni.createFrom()
                .item(() -> {
                    Voiced voiced = Voiced.of(vectors, SentenceCodec.voices(scored.sentences()));
                    return view.values(scored.summary(), textHash, voiced.own(), voiced.quoted())
                            .with(view.sentences(vectors));
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(CallerContext.here());
    }

    /** Those that came with the sentences, or else the stored ones. */
    private Uni<Optional<List<float[]>>> vectors(Stored stored) {
        Scored scored = stored.scored();
        boolean here = scored.sentences().stream().allMatch(sentence -> sentence.vector().length > 0);
        return here
                ? Uni.createFrom().item(Optional.of(vectors(scored)))
                : vectors.of(stored.article().id, scored.model())
                        .map(found -> found.flatMap(read -> VectorStore.matching(scored.sentences(), read)));
    }

    private static List<float[]> vectors(Scored scored) {
        return scored.sentences().stream().map(SentenceReading::vector).toList();
    }

    private static Placed withoutVectors(Stored stored) {
        return Placed.without(stored.axes(), NO_VECTORS);
    }
}
