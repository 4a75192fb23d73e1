package news.parallax.model;

/**
 * What scored, exactly.
 *
 * @param name of the model folder's {@code model.json}
 * @param version likewise
 * @param hash {@code sha256:} and 64 hex digits over TorchScript, tokenizer and model.json
 * @param precision of the arithmetic: {@code fp32} or {@code bf16}
 */
public record ModelId(String name, String version, String hash, String precision) {}
