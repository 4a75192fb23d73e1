package news.parallax.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.util.UUID;

/** The sentence vectors of one model version, for axes that are invented later. */
@Entity
@Table(name = "sentence_vectors")
@IdClass(ScoreKey.class)
@NamedQuery(name = Queries.READINGS, query = Queries.READINGS_HQL)
@NamedQuery(name = Queries.PLACED_READINGS, query = Queries.PLACED_READINGS_HQL)
@NamedQuery(name = Queries.KNOWN_OUTLETS, query = Queries.KNOWN_OUTLETS_HQL)
public class StoredVectors {
    @Id
    @Column(name = "article_id")
    public UUID articleId;

    @Id
    @Column(name = "model_id")
    public UUID modelId;

    /** Packed by {@link VectorCodec}. */
    @Column(columnDefinition = "bytea", nullable = false)
    public byte[] vectors;

    protected StoredVectors() {}

    StoredVectors(ScoreKey key, byte[] vectors) {
        this.articleId = key.articleId();
        this.modelId = key.modelId();
        this.vectors = vectors;
    }
}
