package news.parallax.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyTextTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void isRecognisedByItsBeginningAndItsChecksum() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String key = KeyText.random(random);
            assertThat(key).matches("plx_[0-9A-Za-z]{49}");
            assertThat(KeyText.isWellFormed(key)).isTrue();
            made.add(key);
        }
        assertThat(made).hasSize(1000);
    }

    @Test
    void noSingleTypingErrorPasses() {
        String key = KeyText.random(random);
        for (int i = 0; i < key.length(); i++) {
            char other = key.charAt(i) == 'a' ? 'b' : 'a';
            assertThat(KeyText.isWellFormed(key.substring(0, i) + other + key.substring(i + 1)))
                    .as("position " + i)
                    .isFalse();
        }
        for (String broken :
                new String[] {"", "plx_", key + "a", key.substring(1), " " + key, key + "\n", key.toUpperCase()}) {
            assertThat(KeyText.isWellFormed(broken)).isFalse();
        }
    }

    @Test
    void theHashIsSha256() {
        assertThat(KeyText.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
