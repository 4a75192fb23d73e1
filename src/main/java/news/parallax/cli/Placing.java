package news.parallax.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import news.parallax.measure.Axis;
import news.parallax.measure.AxisEncoder;
import news.parallax.measure.AxisReading;
import news.parallax.measure.AxisScale;
import news.parallax.measure.EncodedAxis;
import news.parallax.measure.MarkedSentence;
import news.parallax.measure.Scorer;
import news.parallax.measure.SentenceReading;
import news.parallax.model.ModelService;

/** Places sentences on axes by the path that serves, many sentences and many axes together. */
final class Placing {
    /** Few enough that the encoder takes all of them, whatever their phrases. */
    private static final int TOGETHER = 64;

    private final Scorer scorer;
    private final AxisEncoder encoder;
    private final ModelService models;
    private final Map<Axis, EncodedAxis> encoded = new HashMap<>();

    Placing(Scorer scorer, AxisEncoder encoder, ModelService models) {
        this.scorer = scorer;
        this.encoder = encoder;
        this.models = models;
    }

    /** Where each row's sentence stands, in order; of an overlong one the mean of its windows. */
    List<AxisReading> place(List<AxisRow> rows) {
        encode(rows.stream().map(AxisRow::poles).distinct().toList());
        List<List<SentenceReading>> read = scorer.read(rows.stream()
                        .map(row -> new MarkedSentence(row.text(), List.of()))
                        .toList())
                .await()
                .indefinitely();
        AxisScale scale = scorer.calibration().axes().orElseThrow();
        List<AxisReading> places = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            EncodedAxis axis = encoded.get(rows.get(i).poles());
            places.add(mean(read.get(i).stream()
                    .map(window -> scale.read(window.vector(), axis))
                    .toList()));
        }
        return places;
    }

    private void encode(List<Axis> axes) {
        List<Axis> unknown =
                axes.stream().filter(axis -> !encoded.containsKey(axis)).toList();
        for (int from = 0; from < unknown.size(); from += TOGETHER) {
            together(unknown.subList(from, Math.min(unknown.size(), from + TOGETHER)));
        }
    }

    /** All of them are begun before the first is waited for. */
    private void together(List<Axis> unknown) {
        List<CompletableFuture<Optional<EncodedAxis>>> begun = unknown.stream()
                .map(axis -> encoder.encode(axis, models.id()).subscribeAsCompletionStage())
                .toList();
        for (int i = 0; i < unknown.size(); i++) {
            encoded.put(
                    unknown.get(i),
                    begun.get(i).join().orElseThrow(() -> new IllegalStateException("the model that scores is gone")));
        }
    }

    private static AxisReading mean(List<AxisReading> windows) {
        double negative = 0;
        double neither = 0;
        double positive = 0;
        for (AxisReading window : windows) {
            negative += window.negative() / windows.size();
            neither += window.neither() / windows.size();
            positive += window.positive() / windows.size();
        }
        return new AxisReading(negative, neither, positive);
    }
}
