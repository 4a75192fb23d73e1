package news.parallax.rescoring;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import news.parallax.article.Selection;
import news.parallax.model.ModelId;
import org.jspecify.annotations.Nullable;

/** A job as it is stored. It is changed by statements of {@link JobStore} alone. */
@Entity
@Table(name = "rescoring")
@NamedQuery(name = RescoringRow.LIST, query = "from RescoringRow r where r.id < :before order by r.id desc")
public class RescoringRow {
    /** It has a name so that Hibernate parses it while the service starts, and not on an event loop. */
    static final String LIST = "rescorings.list";

    static final String MODEL = "model";
    static final String AXIS = "axis";
    static final String RUNNING = "running";

    @Id
    public UUID id;

    @Column(columnDefinition = "text", nullable = false)
    public String kind;

    @Column(columnDefinition = "text", nullable = false)
    public String fingerprint;

    @Column(name = "model_id")
    public @Nullable UUID modelId;

    @Column(name = "model_name", columnDefinition = "text")
    public @Nullable String modelName;

    @Column(name = "model_version", columnDefinition = "text")
    public @Nullable String modelVersion;

    @Column(name = "model_hash", columnDefinition = "text")
    public @Nullable String modelHash;

    @Column(name = "arithmetic", columnDefinition = "text")
    public @Nullable String precision;

    @Column(name = "axis_name", columnDefinition = "text")
    public @Nullable String axisName;

    @Column(name = "axis_version", columnDefinition = "text")
    public @Nullable String axisVersion;

    /** As {@link AxisContent} writes it. */
    @Column(name = "axis_content", columnDefinition = "text")
    public @Nullable String axisContent;

    @Column(columnDefinition = "text")
    public @Nullable String outlet;

    @Column(columnDefinition = "text")
    public @Nullable String story;

    @Column(name = "published_from")
    public @Nullable Instant publishedFrom;

    @Column(name = "published_to")
    public @Nullable Instant publishedTo;

    @Column(columnDefinition = "text", nullable = false)
    public String status;

    @Column(columnDefinition = "text")
    public @Nullable String reason;

    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    @Column(name = "started_at")
    public @Nullable Instant startedAt;

    @Column(name = "finished_at")
    public @Nullable Instant finishedAt;

    public @Nullable UUID holder;

    @Column(name = "held_until")
    public @Nullable Instant heldUntil;

    @Column(nullable = false)
    public int takes;

    @Column(name = "errors_in_row", nullable = false)
    public int errorsInRow;

    public @Nullable UUID reached;

    @Column(nullable = false)
    public long total;

    @Column(nullable = false)
    public long done;

    @Column(nullable = false)
    public long already;

    @Column(nullable = false)
    public long skipped;

    @Column(nullable = false)
    public long failed;

    @Column(name = "worked_ms", nullable = false)
    public long workedMs;

    Selection selection() {
        return new Selection(outlet, story, publishedFrom, publishedTo);
    }

    boolean ofModel() {
        return kind.equals(MODEL);
    }

    /** Null for a job of an axis. */
    @Nullable
    ModelId model() {
        return ofModel() ? new ModelId(modelName, modelVersion, modelHash, precision) : null;
    }

    long handled() {
        return done + already + skipped + failed;
    }
}
