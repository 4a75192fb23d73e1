package news.parallax.article;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import news.parallax.platform.Database;

/** Finds what stands above stored articles, without their texts and scores. */
@ApplicationScoped
public class ArticleHeads {
    private final Database database;

    ArticleHeads(Database database) {
        this.database = database;
    }

    /** Of a story, by outlet and date; empty for an unknown one. */
    public Uni<List<ArticleHead>> ofStory(String story, int most) {
        return database.read(session -> session.createNativeQuery(ArticleHead.OF_STORY_SQL, Object[].class)
                        .setParameter("story", story)
                        .setParameter("most", most)
                        .getResultList())
                .map(ArticleHeads::heads);
    }

    private static List<ArticleHead> heads(List<Object[]> rows) {
        return rows.stream().map(ArticleHead::of).toList();
    }
}
