package news.parallax.model;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The TorchScript module of a model folder.
 *
 * <p>Input: ids [rows, tokens] and mentions [m, 3] of (row, begin token, end token), m ≥ 1, both int64. Output: one
 * fp32 tensor for each name in {@link ModelDescription#outputs()}.
 */
final class Encoder implements AutoCloseable {
    private final ZooModel<Batch, float[][]> module;
    private final ModelDescription description;

    Encoder(ModelFolder folder) {
        description = folder.description();
        try {
            module = Criteria.builder()
                    .setTypes(Batch.class, float[][].class)
                    .optEngine("PyTorch")
                    .optDevice(Device.cpu())
                    .optModelPath(folder.torchscript().getParent())
                    .optModelName(folder.torchscript().getFileName().toString())
                    .optTranslator(new BatchTranslator(description))
                    .build()
                    .loadModel();
        } catch (IOException | ModelNotFoundException | MalformedModelException | EngineException e) {
            throw new ModelException("cannot load " + folder.torchscript() + ": " + e.getMessage(), e);
        }
    }

    /** A way into the module for one thread. */
    Session session() {
        return new Session(module.newPredictor(), description);
    }

    @Override
    public void close() {
        module.close();
    }

    /** Not for use by more than one thread at a time. */
    static final class Session implements AutoCloseable {
        private final Predictor<Batch, float[][]> predictor;
        private final ModelDescription description;

        Session(Predictor<Batch, float[][]> predictor, ModelDescription description) {
            this.predictor = predictor;
            this.description = description;
        }

        /**
         * Runs one batch.
         *
         * @return each output flattened, in the order of {@link ModelDescription#outputs()}
         * @throws ModelException when the module fails or answers in another shape than model.json says
         */
        float[][] run(Batch batch) {
            float[][] outputs;
            try {
                outputs = predictor.predict(batch);
            } catch (TranslateException e) {
                // DJL wraps what went wrong once or twice; what the module itself said is innermost.
                Throwable cause = e;
                while (cause.getCause() != null) {
                    cause = cause.getCause();
                }
                throw new ModelException("the encoder failed: " + cause.getMessage(), e);
            }
            check(batch, outputs);
            return outputs;
        }

        private void check(Batch batch, float[][] outputs) {
            List<String> names = description.outputs();
            if (outputs.length != names.size()) {
                throw new ModelException(
                        "the encoder gave " + outputs.length + " outputs, model.json names " + names.size());
            }
            int mentions = Math.max(
                    1,
                    batch.rows().stream().mapToInt(row -> row.mentions().size()).sum());
            for (int i = 0; i < outputs.length; i++) {
                ModelDescription.Head head = description.measures().get(names.get(i));
                int width = head == null ? description.width() : head.labels().size();
                boolean perMention = head != null && head.unit() == ModelDescription.Unit.MENTION;
                int expected = width * (perMention ? mentions : batch.rows().size());
                if (outputs[i].length != expected) {
                    throw new ModelException("output " + names.get(i) + " has " + outputs[i].length + " numbers, not "
                            + expected + " as model.json says");
                }
            }
        }

        @Override
        public void close() {
            predictor.close();
        }
    }

    private record BatchTranslator(ModelDescription description) implements Translator<Batch, float[][]> {
        @Override
        public NDList processInput(TranslatorContext context, Batch batch) {
            int rows = batch.rows().size();
            int width = batch.width();
            long[] ids = new long[rows * width];
            Arrays.fill(ids, description.tokens().pad());
            int mentions = 0;
            for (int r = 0; r < rows; r++) {
                Row row = batch.rows().get(r);
                ids[r * width] = description.tokens().begin();
                System.arraycopy(row.ids(), 0, ids, r * width + 1, row.ids().length);
                mentions += row.mentions().size();
            }
            // The module wants one mention at least; what it says of a dummy is read by nobody.
            long[] marks = new long[3 * Math.max(1, mentions)];
            marks[2] = 1;
            int at = 0;
            for (int r = 0; r < rows; r++) {
                for (Row.RowMention mention : batch.rows().get(r).mentions()) {
                    marks[at++] = r;
                    marks[at++] = mention.begin();
                    marks[at++] = mention.end();
                }
            }
            NDManager manager = context.getNDManager();
            return new NDList(
                    manager.create(ids, new Shape(rows, width)), manager.create(marks, new Shape(marks.length / 3, 3)));
        }

        @Override
        public float[][] processOutput(TranslatorContext context, NDList list) {
            float[][] outputs = new float[list.size()][];
            for (int i = 0; i < outputs.length; i++) {
                NDArray output = list.get(i);
                if (output.getDataType() != DataType.FLOAT32) {
                    throw new ModelException("output " + i + " is " + output.getDataType() + ", not FLOAT32");
                }
                outputs[i] = output.toFloatArray();
            }
            return outputs;
        }

        @Override
        public Batchifier getBatchifier() {
            return null;
        }
    }
}
