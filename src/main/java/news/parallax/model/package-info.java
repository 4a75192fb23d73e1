/**
 * The encoder: loading a model folder, batching, prediction. The only room that knows {@code ai.djl}.
 *
 * <p>A <em>passage</em> is the normalised text of one sentence. It becomes one or more <em>windows</em> of at most
 * {@link ModelDescription#window()} tokens; windows of like length are stacked into batches [rows, tokens] and pass the
 * encoder once. Every window comes back with its sentence vector and the raw logits of each measure; mentions of
 * targets, marked after the encoder, come back with logits of their own.
 *
 * <p>What a folder holds is said by its {@code model.json} alone: another folder with the same four files takes the
 * place of the one that ships. A TorchScript file is code: load only what you trust.
 */
@NullMarked
package news.parallax.model;

import org.jspecify.annotations.NullMarked;
