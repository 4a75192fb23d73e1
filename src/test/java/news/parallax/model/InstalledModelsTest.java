package news.parallax.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class InstalledModelsTest {
    @TempDir
    Path folder;

    @Test
    void anOlderModelIsFoundByItsHashLoadedAndLetGo() throws Exception {
        Path older = TestModel.copy(folder, description -> description.put("version", "1.9.0"));
        String hash = ModelFolder.read(older).hash();
        InstalledModels models = TestModel.installed(TestModel.service(), older);
        try {
            assertThat(name(models, TestModel.runtime().id().hash()))
                    .isEqualTo(TestModel.runtime().id().version());
            assertThat(name(models, hash)).isEqualTo("1.9.0");
            assertThat(name(models, "sha256:" + "0".repeat(64))).isEqualTo("none");

            // One that rests is closed; the next who asks finds it loaded anew.
            CompletableFuture<ModelRuntime> first =
                    models.with(hash, CompletableFuture::completedFuture).thenApply(found -> found.orElseThrow());
            for (ModelRuntime runtime = first.get(); !closed(runtime); ) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(name(models, hash)).isEqualTo("1.9.0");
        } finally {
            models.close();
        }
    }

    @Test
    void aModelAtWorkIsNotLetGo() throws Exception {
        Path older = TestModel.copy(folder, description -> description.put("version", "1.9.0"));
        String hash = ModelFolder.read(older).hash();
        InstalledModels models = TestModel.installed(TestModel.service(), older);
        try {
            CompletableFuture<Integer> work = new CompletableFuture<>();
            CompletableFuture<ModelRuntime> seen = new CompletableFuture<>();
            CompletableFuture<?> done = models.with(hash, model -> {
                seen.complete(model);
                return work;
            });
            TimeUnit.MILLISECONDS.sleep(600);
            assertThat(closed(seen.get())).isFalse();
            work.complete(1);
            done.get();
        } finally {
            models.close();
        }
    }

    @Test
    void aFolderThatHoldsNoModelIsNamed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        InstalledModels models = TestModel.installed(TestModel.service(), empty);
        assertThat(name(models, TestModel.runtime().id().hash())).isNotEqualTo("none");
        assertThatThrownBy(() -> name(models, "sha256:" + "0".repeat(64)))
                .hasRootCauseInstanceOf(ModelException.class)
                .hasMessageContaining(empty.toString());
    }

    private static String name(InstalledModels models, String hash) {
        return models.with(
                        hash,
                        model -> CompletableFuture.completedFuture(model.id().version()))
                .join()
                .orElse("none");
    }

    private static boolean closed(ModelRuntime runtime) {
        try {
            runtime.encode(List.of(new Passage("Rain.", List.of()))).join();
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
