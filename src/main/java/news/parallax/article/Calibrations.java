package news.parallax.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import news.parallax.measure.Calibration;

/** The calibrations of the models that have scored, each read once. */
@ApplicationScoped
public class Calibrations {
    private final ConcurrentMap<String, Calibration> read = new ConcurrentHashMap<>();

    Calibration of(Scored scored) {
        return read.computeIfAbsent(scored.model().hash(), hash -> Calibration.of(scored.modelJson()));
    }
}
