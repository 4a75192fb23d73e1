package news.parallax.rescoring;

import java.util.UUID;

/**
 * A job that somebody works on, for a time.
 *
 * @param row as it was when it was taken
 * @param holder who works on it: another one each time that it is taken
 */
record Lease(RescoringRow row, UUID holder) {
    /** Somebody else has it, or nobody is to have it: what was being written is not. */
    static final class Lost extends RuntimeException {
        Lost() {
            super("the job is somebody else's", null, false, false);
        }
    }
}
