package news.parallax.model;

/** The native engine and its settings, which it reads once, before it is first used. */
final class NativeEngine {
    private NativeEngine() {}

    /** Sets what the operator has not set, and that nothing is fetched: libraries and model are there. */
    static void prepare() {
        byDefault("ai.djl.offline", "true");
        prepareOnline();
    }

    /** As {@link #prepare}, while a model is still to be fetched. */
    static void prepareOnline() {
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
