package news.parallax.corpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** By what a run knows its input again, and what of it stays as it was when the run began. */
public interface Known {
    /**
     * A run begins with it.
     *
     * @param files may be written, beside the output, where the input itself does not say what it was
     * @return what the journal keeps of it
     */
    ObjectNode begin(Path files) throws IOException;

    /**
     * That run is gone on with.
     *
     * @param files as it was written then
     * @param done rows of it
     * @param err is told in a line of what is not as it was, and of what becomes of it
     * @return the same again where it is the same input
     * @throws BatchRefused where it cannot be
     */
    ObjectNode again(Path files, long done, PrintStream err) throws IOException;

    /** Bytes of all of it as they lie on the disk; 0 where nobody knows. */
    long bytes() throws IOException;

    /** What does not change while it is read, or is known by less than all of it. */
    record Constant(ObjectNode identity, long bytes) implements Known {
        @Override
        public ObjectNode begin(Path files) {
            return identity;
        }

        @Override
        public ObjectNode again(Path files, long done, PrintStream err) {
            return identity;
        }
    }
}
