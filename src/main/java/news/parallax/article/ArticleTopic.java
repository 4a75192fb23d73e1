package news.parallax.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import news.parallax.text.TopicVector;
import org.jspecify.annotations.Nullable;

/** Which event an article tells, so that others on it are found; kept with every article, its text or not. */
@Entity
@Table(name = "article_topic")
public class ArticleTopic {
    @Id
    @Column(name = "article_id")
    public UUID articleId;

    /** The article's, repeated here so that an index has both. */
    @Column(name = "published_at")
    public @Nullable Instant publishedAt;

    /** The cell of the space that the vector lies in: {@link TopicVector#cells()}. */
    @Column(nullable = false)
    public short cell;

    /** {@link TopicVector#values()}. */
    @Column(columnDefinition = "bytea", nullable = false)
    public byte[] vector;

    protected ArticleTopic() {}

    ArticleTopic(UUID articleId, @Nullable Instant publishedAt, Likeness likeness) {
        this.articleId = articleId;
        this.publishedAt = publishedAt;
        this.cell = likeness.cell();
        this.vector = likeness.topic();
    }
}
