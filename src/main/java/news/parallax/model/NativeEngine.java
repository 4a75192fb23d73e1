package news.parallax.model;

import ai.djl.engine.Engine;

/** The native engine and its settings, which it reads once, before it is first used. */
public final class NativeEngine {
    private NativeEngine() {}

    /**
     * Begins to load the native library on a thread of its own. It takes about a second, and a service that starts has
     * other things to wait for meanwhile. What goes wrong shows again, and is told, when the model is loaded.
     */
    public static void loadAhead() {
        prepareOnline();
        Thread loader = new Thread(() -> Engine.getEngine("PyTorch"), "parallax-engine-loader");
        loader.setDaemon(true);
        loader.setUncaughtExceptionHandler((thread, failure) -> {});
        loader.start();
    }

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
