package news.parallax.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import news.parallax.model.ModelId;

/** A model version with stored scores: enough of it to say, years later, what scored. */
@Entity
@Table(name = "model_version")
public class ModelVersion {
    @Id
    public UUID id;

    @Column(columnDefinition = "text", nullable = false)
    public String name;

    @Column(columnDefinition = "text", nullable = false)
    public String version;

    @Column(columnDefinition = "text", nullable = false)
    public String hash;

    @Column(name = "arithmetic", columnDefinition = "text", nullable = false)
    public String precision;

    @Column(name = "model_json", columnDefinition = "text", nullable = false)
    public String modelJson;

    @Column(name = "first_used", nullable = false)
    public Instant firstUsed;

    /** The key of a version follows from what it is: no look-up, no race. */
    public static UUID key(ModelId model) {
        String exact = String.join("\n", model.name(), model.version(), model.hash(), model.precision());
        return UUID.nameUUIDFromBytes(exact.getBytes(StandardCharsets.UTF_8));
    }

    ModelId modelId() {
        return new ModelId(name, version, hash, precision);
    }
}
