package news.parallax.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import news.parallax.measure.Axis;
import org.jspecify.annotations.Nullable;

/** One version of an axis, which is its content: registered under its name, or asked for by an article, or both. */
@Entity
@Table(name = "axis")
@NamedQuery(name = AxisQueries.LIST, query = AxisQueries.LIST_HQL)
@NamedQuery(name = AxisQueries.LATEST, query = AxisQueries.LATEST_HQL)
@NamedQuery(name = AxisQueries.VERSIONS, query = AxisQueries.VERSIONS_HQL)
@NamedQuery(name = AxisQueries.ASKED, query = AxisQueries.ASKED_HQL)
public class AxisVersion {
    @Id
    @Column(columnDefinition = "text")
    public String version;

    @Column(columnDefinition = "text", nullable = false)
    public String name;

    @Column(columnDefinition = "text", nullable = false)
    public String description;

    /** Phrases, a JSON array. */
    @Column(columnDefinition = "text", nullable = false)
    public String negative;

    /** Likewise. */
    @Column(columnDefinition = "text", nullable = false)
    public String positive;

    @Column(name = "first_seen", nullable = false)
    public Instant firstSeen;

    /** Null where it stands in no list. */
    @Column(name = "registered_at")
    public @Nullable Instant registeredAt;

    Axis axis() {
        return new Axis(name, Summary.readNames(negative), Summary.readNames(positive), description);
    }
}
