package news.parallax.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.LaunchMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLocationTest {
    @TempDir
    Path jars;

    @Test
    void theModelThatShipsIsTheOnePinned() {
        assertThat(ModelLocation.pinned())
                .as("after a change of the model, CONTRIBUTING.md says how its hash is written anew")
                .isEqualTo(ModelFolder.read(TestModel.FOLDER).hash());
    }

    @Test
    void thePackagedServiceDoesNotLookInTheWorkingFolder() {
        assertThat(ModelLocation.find(Optional.empty(), LaunchMode.TEST).path())
                .isEqualTo(TestModel.FOLDER.toAbsolutePath());
        assertThatThrownBy(() -> ModelLocation.find(Optional.empty(), LaunchMode.NORMAL))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("beside the jar");
    }

    @Test
    void anotherModelBesideTheJarIsRefusedUnlessItIsConfigured() throws IOException {
        Path folder = Files.createDirectories(jars.resolve("models/parallax-en"));
        TestModel.copy(folder, json -> {});
        Files.copy(
                TestModel.FOLDER.resolve("model.json"),
                folder.resolve("model.json"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(ModelLocation.shipped(Optional.of(jars)).path()).isEqualTo(folder);

        Files.write(folder.resolve("parallax-en.pt"), new byte[] {0}, StandardOpenOption.APPEND);
        assertThatThrownBy(() -> ModelLocation.shipped(Optional.of(jars)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("parallax.model")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("\n"));
        assertThat(ModelLocation.find(Optional.of(folder.toString()), LaunchMode.NORMAL)
                        .path())
                .isEqualTo(folder);
    }

    @Test
    void whoAssembledAnImageMayHaveCheckedItsModel() throws IOException {
        Path folder = Files.createDirectories(jars.resolve("models/parallax-en"));
        TestModel.copy(folder, json -> {});
        try {
            System.setProperty(ModelLocation.CHECKED, ModelLocation.pinned());
            assertThat(ModelLocation.shipped(Optional.of(jars)).hash()).isEqualTo(ModelLocation.pinned());
            assertThat(ModelLocation.find(Optional.of(folder.toString()), LaunchMode.NORMAL)
                            .hash())
                    .as("a model that is configured is read")
                    .isNotEqualTo(ModelLocation.pinned());

            System.setProperty(ModelLocation.CHECKED, "sha256:" + "0".repeat(64));
            assertThatThrownBy(() -> ModelLocation.shipped(Optional.of(jars))).isInstanceOf(ModelException.class);
        } finally {
            System.clearProperty(ModelLocation.CHECKED);
        }
    }
}
