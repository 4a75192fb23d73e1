package news.parallax.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeedsTest {
    @Test
    void isTheHeadOfTheHash() {
        // printf 'a text\0' | sha256sum
        assertThat(Seeds.of("a text")).isEqualTo(0xb3b570be81da267cL);
    }

    @Test
    void keepsPartsApart() {
        assertThat(Seeds.of("ab", "c")).isNotEqualTo(Seeds.of("a", "bc")).isNotEqualTo(Seeds.of("c", "ab"));
    }

    @Test
    void givesTheSameNumbersOnAnyPlatform() {
        assertThat(Seeds.random(42).nextLong()).isEqualTo(-3425465463722317665L);
    }
}
