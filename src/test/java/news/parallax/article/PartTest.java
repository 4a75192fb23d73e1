package news.parallax.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Articles that are deleted between the two statements of a page do not end the list. */
class PartTest {
    private static final Stored LAST = stored();

    private static Stored stored() {
        Article article = new Article();
        article.id = UUID.fromString("01890000-0000-7000-8000-000000000001");
        article.publishedAt = Instant.parse("2026-03-01T00:00:00Z");
        return new Stored(article, null, null, List.of());
    }

    @Test
    void goesOnBehindTheLastThatIsLeft() {
        assertThat(ArticleStore.part(List.of(stored(), LAST), true)).hasValueSatisfying(page -> {
            assertThat(page.items()).hasSize(2);
            assertThat(page.nextCursor()).isEqualTo(new Cursor(LAST.article().publishedAt, LAST.article().id).write());
        });
    }

    @Test
    void isAskedForAgainWhenNoneIsLeft() {
        assertThat(ArticleStore.part(List.of(), true)).isEmpty();
    }

    @Test
    void endsWhereTheIdsEnd() {
        assertThat(ArticleStore.part(List.of(LAST), false))
                .hasValueSatisfying(page -> assertThat(page.nextCursor()).isNull());
        assertThat(ArticleStore.part(List.of(), false))
                .hasValueSatisfying(page -> assertThat(page.items()).isEmpty());
    }
}
