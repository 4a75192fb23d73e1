package news.parallax.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How far a run has come, and how much of its files is whole.
 *
 * @param rows of the input that are done with
 * @param scored of them
 * @param created of them, articles that are new in the database
 * @param rejected of them
 * @param length of the output in bytes; of Parquet, of the rows that are in no part yet
 * @param parts of Parquet
 * @param rejects length of the file of rejected rows in bytes
 */
public record Mark(long rows, long scored, long created, long rejected, long length, int parts, long rejects) {
    static final Mark BEGINNING = new Mark(0, 0, 0, 0, 0, 0, 0);

    Mark plus(long moreScored, long moreCreated, long moreRejected) {
        return new Mark(
                rows + moreScored + moreRejected,
                scored + moreScored,
                created + moreCreated,
                rejected + moreRejected,
                length,
                parts,
                rejects);
    }

    Mark at(long newLength, int newParts, long newRejects) {
        return new Mark(rows, scored, created, rejected, newLength, newParts, newRejects);
    }

    ObjectNode json() {
        return Defaults.JSON.valueToTree(this);
    }

    static Mark of(JsonNode json) {
        return new Mark(
                json.path("rows").asLong(),
                json.path("scored").asLong(),
                json.path("created").asLong(),
                json.path("rejected").asLong(),
                json.path("length").asLong(),
                json.path("parts").asInt(),
                json.path("rejects").asLong());
    }
}
