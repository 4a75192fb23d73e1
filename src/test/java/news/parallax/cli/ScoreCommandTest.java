package news.parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void readsAFileOfExactlyTheLimit() throws IOException {
        String text = "é".repeat(MEBIBYTE / 2);
        assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    }

    @Test
    void saysThatALongerFileIsTooLongEvenWhereTheLimitDividesACharacter() {
        assertThatThrownBy(() -> read(("é".repeat(MEBIBYTE)).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("too long")
                .hasMessageContaining("1 MiB");
    }

    @Test
    void saysThatAFileIsNotUtf8() {
        assertThatThrownBy(() -> read(new byte[] {'a', (byte) 0xE9, 'b'}))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("is not text in UTF-8");
    }

    private String read(byte[] content) throws IOException {
        ScoreCommand command = new ScoreCommand(null, null, null);
        command.file = Files.write(folder.resolve("text.txt"), content).toString();
        return command.text();
    }
}
