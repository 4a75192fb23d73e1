package news.parallax.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One model version's scores of one article. */
@Entity
@Table(name = "score")
@IdClass(ScoreKey.class)
public class Score {
    @Id
    @Column(name = "article_id")
    public UUID articleId;

    @Id
    @Column(name = "model_id")
    public UUID modelId;

    @Column(name = "scored_at", nullable = false)
    public Instant scoredAt;

    /** The targets that callers named, a JSON array. */
    @Column(columnDefinition = "text", nullable = false)
    public String named;

    /** A {@link Summary} as JSON. */
    @Column(columnDefinition = "text", nullable = false)
    public String summary;

    /** Packed by {@link SentenceCodec}. */
    @Column(columnDefinition = "bytea", nullable = false)
    public byte[] sentences;

    protected Score() {}

    Score(ScoreKey key, Fresh fresh) {
        this.articleId = key.articleId();
        this.modelId = key.modelId();
        this.scoredAt = fresh.at();
        this.named = Summary.writeNames(fresh.named());
        this.summary = fresh.summary();
        this.sentences = fresh.sentences();
    }
}
