package news.parallax.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import news.parallax.export.ResultFile;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The files of batches in a bucket: each is there whole or not at all. */
@ApplicationScoped
class Parts {
    private final Supplier<S3Client> client;
    private final ObjectMapper json;

    @Inject
    Parts(CloudClients clients, ObjectMapper json) {
        this(clients::buckets, json);
    }

    Parts(Supplier<S3Client> client, ObjectMapper json) {
        this.client = client;
        this.json = json;
    }

    /**
     * Writes {@code part-<batch>.parquet}.
     *
     * @return where it lies, as {@code s3://bucket/key}; null without a row
     */
    @Nullable
    String scored(MapBatch batch, List<ObjectNode> rows, Deadline deadline) {
        if (rows.isEmpty()) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ResultFile file = ResultFile.parquet(batch.columns(), bytes);
            file.write(rows);
            file.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return put(
                batch,
                "part-" + batch.name() + ".parquet",
                "application/vnd.apache.parquet",
                bytes.toByteArray(),
                deadline);
    }

    /**
     * Writes {@code rejects-<batch>.jsonl}.
     *
     * @return where it lies; null where there are none
     */
    @Nullable
    String rejects(MapBatch batch, List<ObjectNode> rejects, Deadline deadline) {
        if (rejects.isEmpty()) {
            return null;
        }
        String lines = rejects.stream().map(this::line).collect(Collectors.joining());
        return put(
                batch,
                "rejects-" + batch.name() + ".jsonl",
                "application/x-ndjson",
                lines.getBytes(StandardCharsets.UTF_8),
                deadline);
    }

    private String put(MapBatch batch, String name, String type, byte[] bytes, Deadline deadline) {
        String key = batch.prefix() + name;
        String place = "s3://" + batch.bucket() + "/" + key;
        Duration left = deadline.left();
        if (left.isNegative() || left.isZero()) {
            throw new PassingFault("Time was up before " + place + " was written.");
        }
        try {
            client.get()
                    .putObject(
                            request -> request.bucket(batch.bucket())
                                    .key(key)
                                    .contentType(type)
                                    .overrideConfiguration(limits -> limits.apiCallTimeout(left)),
                            RequestBody.fromBytes(bytes));
            return place;
        } catch (SdkException e) {
            throw new PassingFault(place + " could not be written: " + e.getMessage());
        }
    }

    private String line(ObjectNode reject) {
        try {
            return json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(reject) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("what was read as JSON cannot be written as it", e);
        }
    }
}
