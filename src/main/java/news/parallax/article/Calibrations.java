package news.parallax.article;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import news.parallax.measure.Calibration;

/** The calibrations of the models that have scored, each read once: there are few of them. */
final class Calibrations {
    private static final ConcurrentMap<String, Calibration> READ = new ConcurrentHashMap<>();

    private Calibrations() {}

    static Calibration of(Scored scored) {
        return of(scored.modelJson());
    }

    /** @param modelJson a {@code model.json} */
    static Calibration of(String modelJson) {
        return READ.computeIfAbsent(modelJson, Calibration::of);
    }
}
