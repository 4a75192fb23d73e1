package news.parallax.measure;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import news.parallax.model.ModelId;

/** Turns axes into vectors, by the model that scores now or by an older one that is installed beside it. */
@ApplicationScoped
public class AxisEncoder {

    AxisEncoder() {}

    /**
     * An axis as a model sees it. Phrases are encoded in one batch and kept; equal requests share one encoding.
     *
     * @param model whose sentence vectors are to be placed; found by its hash
     * @return empty where no installed model has that hash; emits on a worker thread or, what is kept, at once
     */
    public Uni<Optional<EncodedAxis>> encode(Axis axis, ModelId model) {
        return Uni.createFrom().failure(new UnsupportedOperationException());
    }
}
