package news.parallax.article;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import news.parallax.measure.Axis;
import news.parallax.measure.AxisEncoder;
import news.parallax.measure.CurrentModel;
import news.parallax.measure.EncodedAxis;
import news.parallax.model.ModelId;
import news.parallax.platform.CallerContext;
import news.parallax.platform.Database;
import org.jboss.logging.Logger;

/**
 * The poles of axes as models see them: encoded by a model that is installed, or as one had encoded them before it was
 * taken away. What was encoded once for a stored article is kept, so that its values never change.
 */
@ApplicationScoped
public class Poles {
    private static final Logger LOG = Logger.getLogger(Poles.class);
    /** Of a few kilobytes each. */
    private static final int MOST_KEPT = 2_000;

    private final Database database;
    private final AxisEncoder encoder;
    private final CurrentModel current;
    private final ConcurrentMap<AxisPoles.Key, EncodedAxis> kept = new ConcurrentHashMap<>();

    Poles(Database database, AxisEncoder encoder, CurrentModel current) {
        this.database = database;
        this.encoder = encoder;
        this.current = current;
    }

    /**
     * For a text that is not stored; asks no database.
     *
     * @return empty where no such model is installed
     */
    Uni<Optional<EncodedAxis>> passing(Axis axis, ModelId model) {
        return encoder.encode(axis, model);
    }

    /**
     * For an axis and a model that are stored.
     *
     * @return empty where the model is not installed, or cannot be loaded, and has never encoded this axis
     */
    Uni<Optional<EncodedAxis>> lasting(Axis axis, ModelId model) {
        AxisPoles.Key key = new AxisPoles.Key(axis.version(), ModelVersion.key(model));
        EncodedAxis known = kept.get(key);
        if (known != null) {
            return Uni.createFrom().item(Optional.of(known));
        }
        return database.read(session -> session.find(AxisPoles.class, key))
                .map(Optional::ofNullable)
                .flatMap(found -> found.isPresent()
                        ? Uni.createFrom().item(found.map(row -> unpacked(axis, model, row.poles)))
                        : encoded(axis, model, key))
                .invoke(poles -> poles.ifPresent(encoded -> keep(key, encoded)));
    }

    private Uni<Optional<EncodedAxis>> encoded(Axis axis, ModelId model, AxisPoles.Key key) {
        return encoder.encode(axis, model)
                .emitOn(CallerContext.here())
                .onFailure(failure -> !(failure instanceof HttpProblem) && old(model))
                .recoverWithItem(failure -> {
                    LOG.error("An older model cannot encode an axis", failure);
                    return Optional.empty();
                })
                .call(encoded -> encoded.isEmpty() ? Uni.createFrom().voidItem() : store(key, packed(encoded.get())));
    }

    private boolean old(ModelId model) {
        return current.ready() && !current.id().hash().equals(model.hash());
    }

    private Uni<Void> store(AxisPoles.Key key, byte[] poles) {
        return database.write(session -> session.createNativeQuery(AxisQueries.KEEP_POLES_SQL, String.class)
                        .setParameter("version", key.axisVersion())
                        .setParameter("model", key.modelId())
                        .setParameter("poles", poles)
                        .getSingleResultOrNull())
                .replaceWithVoid()
                // They can be encoded again.
                .onFailure()
                .invoke(failure -> LOG.warn("The poles of an axis could not be kept", failure))
                .onFailure()
                .recoverWithNull();
    }

    private void keep(AxisPoles.Key key, EncodedAxis encoded) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(key, encoded);
    }

    static byte[] packed(EncodedAxis encoded) {
        float[] negative = encoded.negative();
        ByteBuffer out = ByteBuffer.allocate(2 * negative.length * Float.BYTES);
        out.asFloatBuffer().put(negative).put(encoded.positive());
        return out.array();
    }

    static EncodedAxis unpacked(Axis axis, ModelId model, byte[] poles) {
        float[] negative = new float[poles.length / (2 * Float.BYTES)];
        float[] positive = new float[negative.length];
        ByteBuffer.wrap(poles).asFloatBuffer().get(negative).get(positive);
        return new EncodedAxis(axis, model, negative, positive);
    }
}
