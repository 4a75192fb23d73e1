package news.parallax.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored article's row: what the caller said of it, and the hash of its text. */
@Entity
@Table(name = "article")
@NamedQuery(name = Queries.ONE, query = Queries.ONE_HQL)
@NamedQuery(name = Queries.OF_STORY, query = Queries.OF_STORY_HQL)
@NamedQuery(name = Queries.KNOWN, query = Queries.KNOWN_HQL)
@NamedQuery(name = Queries.VERSIONS, query = Queries.VERSIONS_HQL)
@NamedQuery(name = Queries.BRIEF, query = Queries.BRIEF_HQL)
@NamedQuery(name = Queries.OUTLETS, query = Queries.OUTLETS_HQL)
@NamedQuery(name = Queries.MODELS, query = Queries.MODELS_HQL)
@NamedQuery(name = Queries.TEXTS, query = Queries.TEXTS_HQL)
@NamedQuery(name = Queries.VECTORS, query = Queries.VECTORS_HQL)
@NamedQuery(name = Queries.WHOLE, query = Queries.WHOLE_HQL)
@NamedQuery(name = Queries.WHOLE_TEXT, query = Queries.WHOLE_TEXT_HQL)
public class Article {
    @Id
    public UUID id;

    @Column(columnDefinition = "text")
    public @Nullable String ref;

    @Column(columnDefinition = "text", nullable = false)
    public String outlet;

    @Column(columnDefinition = "text")
    public @Nullable String story;

    @Column(columnDefinition = "text")
    public @Nullable String title;

    @Column(columnDefinition = "text")
    public @Nullable String url;

    @Column(columnDefinition = "text")
    public @Nullable String author;

    @Column(name = "published_at")
    public @Nullable Instant publishedAt;

    @Column(columnDefinition = "text")
    public @Nullable String language;

    @Column(name = "text_hash", columnDefinition = "text", nullable = false)
    public String textHash;

    /** Counts the changes; a writer that planned on an older one starts again. */
    @Column(nullable = false)
    public int revision;

    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    Metadata metadata() {
        return new Metadata(ref, story, title, url, author, publishedAt, language);
    }

    void describe(Metadata metadata) {
        ref = metadata.id();
        story = metadata.story();
        title = metadata.title();
        url = metadata.url();
        author = metadata.author();
        publishedAt = metadata.publishedAt();
        language = metadata.language();
    }
}
