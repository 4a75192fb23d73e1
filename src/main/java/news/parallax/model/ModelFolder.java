package news.parallax.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A folder with a TorchScript module, {@code tokenizer.json} and {@code model.json}.
 *
 * @param path the folder
 * @param description parsed {@code model.json}
 * @param json {@code model.json} as it stands in the folder
 * @param hash {@code sha256:…} over TorchScript, tokenizer.json and model.json, one behind the other
 */
public record ModelFolder(Path path, ModelDescription description, String json, String hash) {
    /**
     * Reads the folder's description and hashes its files.
     *
     * @throws ModelException naming the file that is missing or wrong
     */
    public static ModelFolder read(Path where) {
        return read(where, Optional.empty());
    }

    /** @param known its hash, which is then not computed: that takes half a second while nothing is compiled yet */
    static ModelFolder read(Path where, Optional<String> known) {
        Path folder = where.toAbsolutePath().normalize();
        Path description = folder.resolve("model.json");
        if (!Files.isRegularFile(description)) {
            throw new ModelException("no model in " + folder + ": there is no model.json");
        }
        try {
            String json = Files.readString(description);
            ModelDescription parsed = ModelDescription.parse(json);
            if (parsed == null) {
                throw new ModelException(description + ": not a description");
            }
            Path module = folder.resolve(parsed.torchscript()).normalize();
            if (!module.startsWith(folder)) {
                throw new ModelException(description + ": torchscript names a file outside the folder");
            }
            String hash = known.isPresent()
                    ? known.get()
                    : hash(List.of(module, folder.resolve("tokenizer.json"), description));
            return new ModelFolder(folder, parsed, json, hash);
        } catch (JsonProcessingException e) {
            throw new ModelException(description + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ModelException("cannot read the model in " + folder + ": " + e, e);
        }
    }

    public Path torchscript() {
        return path.resolve(description.torchscript());
    }

    public Path tokenizer() {
        return path.resolve("tokenizer.json");
    }

    private static String hash(List<Path> files) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (Path file : files) {
                if (!Files.isRegularFile(file)) {
                    throw new ModelException("the model is incomplete: there is no " + file);
                }
                try (InputStream in = Files.newInputStream(file)) {
                    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                        digest.update(buffer, 0, n);
                    }
                }
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
