package news.parallax.model;

/** Settings of the native engine, which it reads once, before it is first used. */
final class NativeEngine {
    private NativeEngine() {}

    /** Sets what the operator has not set. */
    static void prepare() {
        // Nothing is ever fetched: the libraries are on the class path, the model is in its folder.
        byDefault("ai.djl.offline", "true");
        // Parallelism comes from the encoder threads; N threads of N threads each would fight over the cores.
        byDefault("ai.djl.pytorch.num_threads", "1");
        byDefault("ai.djl.pytorch.num_interop_threads", "1");
        // It would specialise the graph anew for every new shape of batch.
        byDefault("ai.djl.pytorch.graph_optimizer", "false");
    }

    private static void byDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
