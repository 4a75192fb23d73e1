package news.parallax.rescoring;

import static news.parallax.rescoring.RescoringWorker.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.parallax.article.Reasking.Place;
import news.parallax.measure.Axis;
import news.parallax.measure.Measure;
import news.parallax.rescoring.Leases.Ahead;
import org.jboss.logging.Logger;

/** Articles asked for another version of an axis, as many together as lie ahead: no text is read and no model runs. */
final class Askings implements Stretch.Portion {
    private static final Logger LOG = Logger.getLogger(Askings.class);

    private final RescoringWorker.Tools tools;
    private final Lease lease;
    private final Stretch stretch;
    private final Axis axis;

    Askings(RescoringWorker.Tools tools, Lease lease, Stretch stretch) {
        this.tools = tools;
        this.lease = lease;
        this.stretch = stretch;
        this.axis = AxisContent.read(lease.row().axisContent);
    }

    @Override
    public void work(List<Ahead> ahead) {
        List<UUID> ids = ahead.stream().map(Ahead::id).toList();
        Map<UUID, RuntimeException> broken = new HashMap<>();
        Map<UUID, Place> places = places(ids, broken);
        Step step = new Step();
        List<UUID> asked = new ArrayList<>();
        for (UUID id : ids) {
            Place place = places.get(id);
            if (broken.containsKey(id)) {
                LOG.warnf(
                        "The article %s could not be placed: %s",
                        id, broken.get(id).getClass().getName());
                step.without(
                        id,
                        Reason.ERROR,
                        Reason.ERROR.detail() + ": " + broken.get(id).getClass().getSimpleName());
            } else if (place == null) {
                step.over(id);
            } else {
                step(id, place, step, asked);
            }
        }
        await(tools.reasking()
                .ask(asked, axis, session -> tools.leases().forward(session, lease, step, stretch.worked())));
        stretch.taken(step);
    }

    private void step(UUID id, Place place, Step step, List<UUID> asked) {
        switch (place.standing()) {
            case ALREADY -> step.already(id);
            case WITHOUT_VECTORS -> step.without(id, Reason.NO_VECTORS, place.reason());
            case WITHOUT_POLES -> step.without(id, Reason.NO_POLES, place.reason());
            case WITHHELD, PLACED -> {
                if (!place.reason().isEmpty()) {
                    // Its other versions are withheld for the same reason.
                    step.abstained(Measure.axis(axis.name()), place.reason(), false);
                }
                step.done(id);
                asked.add(id);
            }
        }
    }

    /** All of them together; where one breaks it, one by one. */
    private Map<UUID, Place> places(List<UUID> ids, Map<UUID, RuntimeException> broken) {
        try {
            return await(tools.reasking().place(ids, axis));
        } catch (RuntimeException failure) {
            if (Stretch.busy(failure)) {
                throw failure;
            }
            Map<UUID, Place> places = new HashMap<>();
            for (UUID id : ids) {
                try {
                    places.putAll(await(tools.reasking().place(List.of(id), axis)));
                } catch (RuntimeException one) {
                    if (Stretch.busy(one)) {
                        throw one;
                    }
                    broken.put(id, one);
                }
            }
            return places;
        }
    }
}
