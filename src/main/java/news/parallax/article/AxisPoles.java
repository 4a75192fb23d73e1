package news.parallax.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** The poles of an axis as one model encoded them, for when that model is no longer installed. */
@Entity
@Table(name = "axis_poles")
@IdClass(AxisPoles.Key.class)
public class AxisPoles {
    @Id
    @Column(name = "axis_version", columnDefinition = "text")
    public String axisVersion;

    @Id
    @Column(name = "model_id")
    public UUID modelId;

    /** The negative pole, then the positive: big-endian floats. */
    @Column(columnDefinition = "bytea", nullable = false)
    public byte[] poles;

    /** Axis and model. */
    public record Key(String axisVersion, UUID modelId) implements Serializable {}
}
