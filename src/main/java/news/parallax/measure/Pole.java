package news.parallax.measure;

import java.util.List;
import news.parallax.model.EncodedPassage;
import news.parallax.model.ModelException;

/** Makes one vector of the phrases that describe a pole. */
final class Pole {
    private Pole() {}

    /**
     * The direction of the phrases' mean direction.
     *
     * @param phrases each encoded by itself; one of several windows stands where they stand together
     * @return a unit vector
     * @throws ModelException where the phrases have no direction in common
     */
    static float[] of(List<EncodedPassage> phrases) {
        double[] sum = new double[phrases.get(0).windows().get(0).vector().length];
        for (EncodedPassage phrase : phrases) {
            add(sum, EncodedAxis.unit(together(phrase)));
        }
        float[] pole = EncodedAxis.unit(Calibration.floats(sum));
        if (!(EncodedAxis.dot(pole, pole) > 0.5)) {
            throw new ModelException("the model sees no direction in the phrases of a pole");
        }
        return pole;
    }

    private static float[] together(EncodedPassage phrase) {
        double[] sum = new double[phrase.windows().get(0).vector().length];
        phrase.windows().forEach(window -> add(sum, window.vector()));
        return Calibration.floats(sum);
    }

    private static void add(double[] sum, float[] vector) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += vector[i];
        }
    }
}
