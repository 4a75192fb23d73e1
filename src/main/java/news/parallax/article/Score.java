package news.parallax.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.parallax.measure.Scores;

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

    Score(ScoreKey key, Instant scoredAt, List<String> named, Scores scores) {
        this.articleId = key.articleId();
        this.modelId = key.modelId();
        this.scoredAt = scoredAt;
        this.named = Summary.writeNames(named);
        this.summary = Summary.of(scores).write();
        this.sentences = SentenceCodec.encode(scores.sentences());
    }

    ScoreKey key() {
        return new ScoreKey(articleId, modelId);
    }
}
