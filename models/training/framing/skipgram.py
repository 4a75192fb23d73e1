"""Skip-gram vectors of the pieces: where training begins, and, averaged, the baseline that researchers know."""
import numpy

RARITY = 1e-3  # a / (a + p): Arora et al. 2017, "A simple but tough-to-beat baseline for sentence embeddings"


def read(work, pieces):
    """Unit vectors [pieces,width] with the mean over the running text taken out, and a weight [pieces] by how rare a piece is."""
    counts = numpy.zeros(pieces)
    with open(work / "pieces.txt", encoding="utf-8") as lines:
        for line in lines:
            counts += numpy.bincount(numpy.array(line.split(), dtype=numpy.int64), minlength=pieces)[:pieces]
    share = counts / counts.sum()
    vectors = unit(_vectors(work / "vectors.vec", pieces))
    return vectors - share.astype(numpy.float32) @ vectors, (RARITY / (RARITY + share)).astype(numpy.float32)


def _vectors(path, pieces):
    if not path.exists():  # as `pretrain.py`: random ones do, and learn more slowly
        return numpy.random.default_rng(1).normal(size=(pieces, 64)).astype(numpy.float32)
    with open(path, encoding="utf-8") as lines:
        width = int(next(lines).split()[1])
        vectors = numpy.zeros((pieces, width), dtype=numpy.float32)
        for line in lines:
            word, *values = line.split()
            if word.isdigit():
                vectors[int(word)] = numpy.array(values, dtype=numpy.float32)
    return vectors


def unit(vectors):
    return vectors / numpy.maximum(numpy.linalg.norm(vectors, axis=-1, keepdims=True), 1e-8)


def average(vectors, weights, ids, first):
    """The vector of a passage: its pieces, rare ones counting for more; special tokens left out."""
    kept = [i for i in ids if i >= first]
    return weights[kept] @ vectors[kept] / max(1e-8, float(weights[kept].sum()))
