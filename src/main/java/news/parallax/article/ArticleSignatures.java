package news.parallax.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** By which copies of an article's sentences are known; kept with every article, its text or not. */
@Entity
@Table(name = "article_signatures")
public class ArticleSignatures {
    @Id
    @Column(name = "article_id")
    public UUID articleId;

    /** Packed by {@link SignatureCodec}. */
    @Column(columnDefinition = "bytea", nullable = false)
    public byte[] sentences;

    protected ArticleSignatures() {}

    ArticleSignatures(UUID articleId, byte[] sentences) {
        this.articleId = articleId;
        this.sentences = sentences;
    }
}
