"""The encoder and its heads. The same class is trained and written as TorchScript.

forward(ids: int64 [B,T], mentions: int64 [M,3]) -> (vector [B,width], loaded_language [B,2], lean [B,3], tone [M,3], frames [B,10])
  ids       each row: begin token, tokens, padding; T <= window
  mentions  (row, begin, end), half open, token positions in the row; at least one
`vector` is what framing axes read: its direction says how a passage frames its matter, its length how strongly. Heads give logits. Rows do not see each other, and padding changes nothing.
"""
from typing import Dict, Optional, Tuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

PAD = 0
LABELS = {"loaded_language": ["neutral", "loaded"], "lean": ["left", "center", "right"],
          "tone": ["negative", "neutral", "positive"],
          "frames": ["economic", "security", "political", "legality", "morality", "public_opinion", "health_and_safety",
                     "quality_of_life", "cultural_identity", "external_relations"]}
SHAPE = {"pieces": 16000, "window": 128, "width": 256, "layers": 4, "heads": 4}
FIRST_PIECE = 5  # ids below are special
BUCKETS = 1 << 17
FRAMING = 2  # layers of its own, beside the encoder's last ones
POOLS = 4


class Layer(nn.Module):
    """Pre-norm attention and a feed-forward part with squared ReLU."""

    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.norm_attention = nn.LayerNorm(width)
        self.query_key_value = nn.Linear(width, 3 * width)
        self.attended = nn.Linear(width, width)
        self.norm_inner = nn.LayerNorm(width)
        self.inner = nn.Linear(width, 4 * width)
        self.outer = nn.Linear(4 * width, width)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Optional[Tensor]) -> Tensor:
        b, t, w = x.shape
        qkv = self.query_key_value(self.norm_attention(x)).view(b, t, 3, self.heads, w // self.heads)
        qkv = qkv.permute(2, 0, 3, 1, 4)
        scores = torch.matmul(qkv[0] * (float(w // self.heads) ** -0.5), qkv[1].transpose(2, 3))
        if bias is not None:
            scores = scores + bias.to(scores.dtype)
        weights = torch.softmax(scores, dim=-1).to(scores.dtype)
        mixed = torch.matmul(weights, qkv[2]).permute(0, 2, 1, 3).reshape(b, t, w)
        x = x + self.dropout(self.attended(mixed)).float()
        inner = torch.relu(self.inner(self.norm_inner(x)))
        return x + self.dropout(self.outer(inner * inner)).float()


class Pool(nn.Module):
    """What one measure looks at in a passage: a learned weighting of its tokens, beside the passage's vector."""

    def __init__(self, width: int, labels: int):
        super().__init__()
        self.weight = nn.Linear(width, 1)
        self.inner = nn.Linear(2 * width, width)
        self.out = nn.Linear(width, labels)
        self.dropout = nn.Dropout(0.1)

    def read(self, states: Tensor, hidden: Tensor, vector: Tensor) -> Tensor:
        weights = torch.softmax(self.weight(states).squeeze(2).float().masked_fill(hidden, -1e9), dim=1)
        return torch.cat([(weights.unsqueeze(2) * states).sum(1), vector], 1)

    def decide(self, read: Tensor) -> Tensor:
        return self.out(self.dropout(F.gelu(self.inner(self.dropout(read)))))

    def forward(self, states: Tensor, hidden: Tensor, vector: Tensor) -> Tensor:
        return self.decide(self.read(states, hidden, vector))


class Average(nn.Module):
    """A measure that reads nothing but the passage's vector: over an article, the logits of its mean vector."""

    def __init__(self, width: int, labels: int):
        super().__init__()
        self.out = nn.Linear(width, labels)

    def forward(self, states: Tensor, hidden: Tensor, vector: Tensor) -> Tensor:
        return self.out(vector)


class Words(nn.Module):
    """The wide part: what single pieces and pairs of neighbours say by themselves, summed over a passage [B,2+3]: two columns of
    loaded_language, three of lean. Pairs share hashed rows (Vowpal Wabbit's trick); a special token makes no pair, and for lean only
    two pieces that are both `told` do, so that no name weighs through the row of another pair."""

    def __init__(self, pieces: int):
        super().__init__()
        self.single = nn.Embedding(pieces, 5, padding_idx=PAD)
        self.pair = nn.Embedding(1 + BUCKETS, 5, padding_idx=0)
        self.register_buffer("told", torch.zeros(pieces, dtype=torch.bool))
        self.buckets = BUCKETS
        self.first = FIRST_PIECE
        nn.init.zeros_(self.single.weight)
        nn.init.zeros_(self.pair.weight)

    def forward(self, ids: Tensor) -> Tensor:
        left, right = ids[:, :-1], ids[:, 1:]
        row = 1 + (left * 1000003 + right * 7919) % self.buckets
        row = torch.where((left < self.first) | (right < self.first), torch.zeros_like(row), row)
        pair, told = self.pair(row), (self.told[left] & self.told[right]).float().unsqueeze(2)
        return self.single(ids).sum(1) + torch.cat([pair[:, :, :2].sum(1), (pair[:, :, 2:] * told).sum(1)], 1)


class Towards(nn.Module):
    """Tone towards a mention: its pooled tokens ask the other tokens of the passage."""

    def __init__(self, width: int, heads: int, labels: int):
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key_value = nn.Linear(width, 2 * width)
        self.inner = nn.Linear(3 * width, width)
        self.out = nn.Linear(width, labels)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, hidden: Tensor, vector: Tensor, mentions: Tensor) -> Tensor:
        row = mentions[:, 0]
        states, hidden, vector = states[row], hidden[row], vector[row]
        m, t, w = states.shape
        at = torch.arange(t, device=states.device).unsqueeze(0)
        inside = (at >= mentions[:, 1:2]) & (at < mentions[:, 2:3])
        share = inside.float() / inside.float().sum(1, keepdim=True).clamp(min=1.0)
        mention = (share.unsqueeze(2) * states).sum(1)
        query = self.query(mention).view(m, self.heads, 1, w // self.heads)
        key_value = self.key_value(states).view(m, t, 2, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        scores = (query * key_value[0]).sum(3) * (float(w // self.heads) ** -0.5)
        weights = torch.softmax(scores.float().masked_fill(hidden.unsqueeze(1), -1e9), dim=2)
        context = (weights.unsqueeze(3) * key_value[1]).sum(2).reshape(m, w)
        inner = F.gelu(self.inner(self.dropout(torch.cat([mention, context, vector], 1))))
        return self.out(self.dropout(inner))


class Framing(nn.Module):
    """The vector that axes read [B,width]. Layers of its own go on from the state before the encoder's last ones, so that what
    it learns leaves the other measures alone; beside them the words' own vectors, weighed by how rare and how telling they are.
    `scale` and `offset` are those of the axes' logits, see `framing`; `sharpness` is used in training only."""

    def __init__(self, pieces: int, width: int, heads: int):
        super().__init__()
        self.layers = nn.ModuleList([Layer(width, heads) for _ in range(FRAMING)])
        self.norm = nn.LayerNorm(width)
        self.gate = nn.Linear(width, POOLS + 1)
        self.project = nn.Linear(POOLS * width, width)
        self.embedding = nn.Embedding(pieces, width)
        self.rarity = nn.Embedding(pieces, 1)
        self.words = nn.Linear(width, width, bias=False)
        self.dropout = nn.Dropout(0.1)
        self.scale = nn.Parameter(torch.tensor(6.0))
        self.offset = nn.Parameter(torch.tensor(2.0))
        self.sharpness = nn.Parameter(torch.tensor(2.5))

    def forward(self, early: Tensor, bias: Optional[Tensor], hidden: Tensor, ids: Tensor) -> Tensor:
        x = early
        for layer in self.layers:
            x = layer(x, bias)
        x = self.norm(x).float()
        gate = self.gate(x).float()
        gate = torch.cat([gate[:, :, :-1], gate[:, :, -1:] + self.rarity(ids)], 2)
        weights = torch.softmax(gate.masked_fill(hidden.unsqueeze(2), -1e9), dim=1)
        pooled = torch.matmul(weights[:, :, :-1].transpose(1, 2), x).flatten(1)
        words = torch.matmul(weights[:, :, -1:].transpose(1, 2), self.embedding(ids)).squeeze(1)
        return self.project(self.dropout(pooled)).float() + self.words(self.dropout(words)).float()


class Encoder(nn.Module):
    """Token states [B,T,width]; `hidden` [B,T] is true where there is padding."""

    def __init__(self, pieces: int, window: int, width: int, layers: int, heads: int):
        super().__init__()
        self.pad = PAD
        self.branch = max(0, layers - FRAMING)
        self.embedding = nn.Embedding(pieces, width)
        self.position = nn.Parameter(torch.zeros(window, width))
        self.norm_embedded = nn.LayerNorm(width)
        self.layers = nn.ModuleList([Layer(width, heads) for _ in range(layers)])
        self.norm = nn.LayerNorm(width)
        self.dropout = nn.Dropout(0.1)
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2:
                nn.init.normal_(parameter, std=0.02)
            if name.endswith(("attended.weight", "outer.weight")):
                nn.init.zeros_(parameter)

    def forward(self, ids: Tensor) -> Tuple[Tensor, Tensor]:
        states, hidden, _, _ = self.read(ids)
        return states, hidden

    def read(self, ids: Tensor) -> Tuple[Tensor, Tensor, Tensor, Optional[Tensor]]:
        """States, padding, the state that `Framing` goes on from, and what keeps attention off the padding."""
        x, hidden, bias = self.begin(ids)
        early = x
        for i, layer in enumerate(self.layers):
            if i == self.branch:
                early = x
            x = layer(x, bias)
        return self.norm(x), hidden, early, bias

    def early(self, ids: Tensor) -> Tuple[Tensor, Tensor, Optional[Tensor]]:
        """What `Framing` goes on from, without the layers that it has no part in."""
        x, hidden, bias = self.begin(ids)
        for i, layer in enumerate(self.layers):
            if i < self.branch:
                x = layer(x, bias)
        return x, hidden, bias

    def begin(self, ids: Tensor) -> Tuple[Tensor, Tensor, Optional[Tensor]]:
        hidden = ids == self.pad
        x = self.embedding(ids).float() + self.position[:ids.size(1)]
        x = self.dropout(self.norm_embedded(x))
        bias: Optional[Tensor] = None
        if bool(hidden.any()):
            bias = hidden.float().mul(-1e9).unsqueeze(1).unsqueeze(1)
        return x, hidden, bias


def mean_vector(states: Tensor, hidden: Tensor) -> Tensor:
    """A passage's vector [B,width]: the mean of its tokens' states, padding left out."""
    seen = (~hidden).float().unsqueeze(2)
    return (states.float() * seen).sum(1) / seen.sum(1).clamp(min=1.0)


class Parallax(nn.Module):
    """Encoder and heads."""

    def __init__(self, pieces: int, window: int, width: int, layers: int, heads: int):
        super().__init__()
        self.encoder = Encoder(pieces, window, width, layers, heads)
        self.loaded_language = Pool(width, 2)
        self.lean = Average(width, 3)
        self.words = Words(pieces)
        self.tone = Towards(width, heads, 3)
        self.framing = Framing(pieces, width, heads)
        self.frames = nn.Linear(2 * width, len(LABELS["frames"]))

    def forward(self, ids: Tensor, mentions: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        states, hidden, early, bias = self.encoder.read(ids)
        states = states.float()
        vector = mean_vector(states, hidden)
        framing = self.framing(early, bias, hidden, ids)
        words, lengths = self.words(ids), (~hidden).float().sum(1, keepdim=True).clamp(min=1.0)
        return (framing,
                self.loaded_language(states, hidden, vector).float() + words[:, :2] / lengths.sqrt(),
                self.lean(states, hidden, vector).float() + words[:, 2:],
                self.tone(states, hidden, vector, mentions).float(),
                self.frames(torch.cat([framing, vector], 1)).float())


def parameters_by_kind(module: nn.Module) -> Dict[str, int]:
    """Parameters inside and outside the token embedding."""
    embedding = sum(p.numel() for n, p in module.named_parameters() if "embedding." in n)
    return {"embedding": embedding, "other": sum(p.numel() for p in module.parameters()) - embedding}
