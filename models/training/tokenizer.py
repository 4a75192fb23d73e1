"""The vocabulary: a SentencePiece unigram model, written as the `tokenizer.json` that the service loads.

`Tokenizer` reads that file and gives the ids that Hugging Face's tokenizers (and DJL with them) give: words begin with
U+2581, and each word is cut by the Viterbi path over the piece scores, in double precision, the first of equal paths kept.
Run: python3 tokenizer.py [--pieces 16000]   needs work/vocabulary.txt; writes tokenizer.json into the model folder.
"""
import json
import re
import tempfile
from pathlib import Path

PAD, UNKNOWN, BEGIN, END, MASK = range(5)
SPECIAL = ["<pad>", "<unk>", "<s>", "</s>", "<mask>"]
SPECIAL_SCORE = -1e4  # so low that text which spells a special piece is never read as one
UNKNOWN_PENALTY = 10.0
SPACE = "\u2581"
_WORDS = re.compile(f"{SPACE}[^{SPACE}]*|^[^{SPACE}]+")


class Tokenizer:
    """Ids of normalised text. Words are remembered, so that a corpus costs one look-up a word."""

    def __init__(self, path):
        vocabulary = json.loads(Path(path).read_text(encoding="utf-8"))["model"]["vocab"]
        self.pieces = [piece for piece, _ in vocabulary]
        self._ids = {piece: (index, score) for index, (piece, score) in enumerate(vocabulary)}
        self._longest = max(map(len, self.pieces))
        self._unknown_score = min(score for _, score in vocabulary) - UNKNOWN_PENALTY
        self._known = {}

    def __len__(self):
        return len(self.pieces)

    def ids(self, text):
        """The ids of a normalised text, without a begin token."""
        if SPACE in text:
            marked = text.replace(" ", SPACE)
            words = [w[1:] if w[0] == SPACE else None for w in _WORDS.findall(marked)]
            if words and words[0] is None:
                words[0] = _WORDS.findall(marked)[0]
        else:
            words = text.split(" ") if text else []
        result = []
        for word in words:
            found = self._known.get(word)
            if found is None:
                found = self._known[word] = [index for index, _, _ in self._cut(SPACE + word)]
            result += found
        return result

    def spans(self, text):
        """(id, begin, end) for each token, code points of the normalised text; a token's leading space is not in its span."""
        result, at = [], 0
        for word in text.split(" "):
            for index, begin, end in self._cut(SPACE + word):
                result.append((index, at + max(begin - 1, 0), at + end - 1))
            at += len(word) + 1
        return result

    def _cut(self, word):
        """The best path over one word: (id, begin, end), runs of unknown characters as one."""
        size = len(word)
        score = [0.0] + [None] * size
        origin = [None] * (size + 1)
        for at in range(size):
            here, single = score[at], False
            for end in range(at + 1, min(size, at + self._longest) + 1):
                found = self._ids.get(word[at:end])
                if found is None:
                    continue
                single = single or end == at + 1
                if score[end] is None or here + found[1] > score[end]:
                    score[end], origin[end] = here + found[1], (at, found[0])
            if not single and (score[at + 1] is None or here + self._unknown_score > score[at + 1]):
                score[at + 1], origin[at + 1] = here + self._unknown_score, (at, UNKNOWN)
        path, end = [], size
        while end > 0:
            begin, index = origin[end]
            if path and index == UNKNOWN == path[-1][0]:
                path[-1] = (UNKNOWN, begin, path[-1][2])
            else:
                path.append((index, begin, end))
            end = begin
        return path[::-1]


def train(lines, pieces, prefix, sentences=0):
    """Trains a SentencePiece model on a file of normalised lines; `prefix`.model is its file."""
    import sentencepiece
    sentencepiece.SentencePieceTrainer.train(
        input=str(lines), model_prefix=str(prefix), model_type="unigram", vocab_size=pieces,
        normalization_rule_name="identity", add_dummy_prefix=True, character_coverage=0.9999,
        required_chars="".join(map(chr, range(33, 127))), input_sentence_size=sentences, shuffle_input_sentence=True,
        num_threads=2, pad_id=PAD, unk_id=UNKNOWN, bos_id=BEGIN, eos_id=END, pad_piece=SPECIAL[PAD],
        unk_piece=SPECIAL[UNKNOWN], bos_piece=SPECIAL[BEGIN], eos_piece=SPECIAL[END], control_symbols=[SPECIAL[MASK]],
        hard_vocab_limit=False, minloglevel=1)


def write(model, path):
    """Writes a SentencePiece model file as `tokenizer.json`."""
    import sentencepiece
    trained = sentencepiece.SentencePieceProcessor(model_file=str(model))
    vocabulary = [[piece, SPECIAL_SCORE] for piece in SPECIAL]
    assert [trained.id_to_piece(i) for i in range(len(SPECIAL))] == SPECIAL
    vocabulary += [[trained.id_to_piece(i), trained.get_score(i)] for i in range(len(SPECIAL), len(trained))]
    space = {"type": "Metaspace", "replacement": SPACE, "prepend_scheme": "always", "split": True}
    Path(path).write_text(json.dumps({
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "normalizer": None,
        "pre_tokenizer": space, "post_processor": None, "decoder": space,
        "model": {"type": "Unigram", "unk_id": UNKNOWN, "vocab": vocabulary, "byte_fallback": False},
    }, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def main():
    from paths import REPOSITORY, arguments
    parser = arguments(__doc__)
    parser.add_argument("--pieces", type=int, default=16000)
    parser.add_argument("--sentences", type=int, default=250000, help="lines drawn from the text for training")
    parser.add_argument("--out", type=Path, default=REPOSITORY / "models/parallax-en/tokenizer.json")
    args = parser.parse_args()
    train(args.work / "vocabulary.txt", args.pieces, args.work / "unigram", args.sentences)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    write(args.work / "unigram.model", args.out)


if __name__ == "__main__":
    main()
