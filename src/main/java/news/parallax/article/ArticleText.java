package news.parallax.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The text of an article that keeps it. */
@Entity
@Table(name = "article_text")
public class ArticleText {
    @Id
    @Column(name = "article_id")
    public UUID articleId;

    @Column(columnDefinition = "text", nullable = false)
    public String text;

    protected ArticleText() {}

    ArticleText(UUID articleId, String text) {
        this.articleId = articleId;
        this.text = text;
    }
}
