package news.parallax.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** That an article was asked for an axis, and when it was last. */
@Entity
@Table(name = "article_axis")
@IdClass(AskedAxis.Key.class)
public class AskedAxis {
    @Id
    @Column(name = "article_id")
    public UUID articleId;

    @Id
    @Column(name = "axis_version", columnDefinition = "text")
    public String axisVersion;

    @Column(name = "asked_at", nullable = false)
    public Instant askedAt;

    /** Article and axis. */
    public record Key(UUID articleId, String axisVersion) implements Serializable {}
}
