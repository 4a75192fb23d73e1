package news.parallax;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.nio.file.Path;
import java.util.Optional;
import news.parallax.model.ModelAhead;

/**
 * Where a function's process begins: names the native libraries that lie unpacked in the image, starts to load the
 * model on threads of its own, and hands over to the runtime interface client.
 *
 * <p>The working folder is the image's: class path and libraries are named relative to it, as the AOT cache wants it.
 */
public final class FunctionMain {
    private static final Path NATIVE = Path.of("native").toAbsolutePath();

    private FunctionMain() {}

    public static void main(String... words) throws Throwable {
        byDefault("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        byDefault(
                "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI",
                NATIVE.resolve("libaws-lambda-jni.so").toString());
        byDefault("PYTORCH_LIBRARY_PATH", NATIVE.resolve("pytorch").toString());
        byDefault("RUST_LIBRARY_PATH", NATIVE.resolve("libtokenizers.so").toString());
        // Nothing is fetched, and what would be unpacked has one place where it may be.
        byDefault("ai.djl.offline", "true");
        byDefault("DJL_CACHE_DIR", "/tmp/djl");
        ModelAhead.begin(new ModelAhead.Order(
                Optional.ofNullable(System.getenv("PARALLAX_MODEL")),
                number("PARALLAX_INFERENCE_THREADS", Runtime.getRuntime().availableProcessors()),
                number("PARALLAX_INFERENCE_BATCH_TOKENS", 512)));
        AWSLambda.main(new String[] {FunctionHandler.class.getName() + "::handleRequest"});
    }

    private static int number(String variable, int otherwise) {
        String set = System.getenv(variable);
        return set == null ? otherwise : Integer.parseInt(set);
    }

    private static void byDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
