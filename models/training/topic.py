"""Makes topic.bin.gz: word vectors by which other tellings of an article's event are found (news.parallax.text.TopicVector).

A bag of words with a weight each, trained so that two parts of one article, its title and its text, and two tellings of
one event lie closer than others (in-batch softmax over cosines). Of the stories every second row trains, rows 1, 5, 9 …
fit the weights of evidence (news.parallax.story.Evidence), rows 3, 7, 11 … are for figures: `evaluate related` prints them.

    ./run.sh topic.py
"""
import collections
import gzip
import json
import lzma
import random
import re
import struct

import numpy as np
import torch
import torch.nn.functional as F

from normalize import normalize
from paths import REPOSITORY, arguments

OUT = REPOSITORY / "src/main/resources/news/parallax/text/topic.bin.gz"
TOKEN = re.compile(r"[a-z0-9]+(?:[.&'][a-z0-9]+)*")
ENDINGS = ("ing", "edly", "ed", "ies", "es", "s", "ly")
WIDTH, CELLS, LEAD = 128, 256, 200
TEMPERATURE, DROPPED = 0.06, 0.4


def stem(token, known={}):
    """As news.parallax.text.Terms."""
    if token not in known:
        word = token[:-2] if token.endswith("'s") else token
        for ending in ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[:-len(ending)] + ("y" if ending == "ies" else "")
                break
        known[token] = word
    return known[token]


def terms(text):
    return [stem(token) for token in TOKEN.findall(normalize(text).lower())]


def read(data):
    stories = [json.loads(line)["articles"] for line in open(data / "same-story/train.jsonl", encoding="utf-8")]
    tellings = [[(terms(a["title"]), terms(a["text"])[:LEAD]) for a in story] for story in stories]
    articles = []
    with lzma.open(data / "partisanship/articles.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["split"] != "dev":
                words = terms(article["text"][:2600])
                if len(words) >= 60:
                    articles.append((terms(article["title"]), words[:80], words[80:200], words[200:320]))
    return tellings, articles


class Model:
    def __init__(self, tellings, articles, seed):
        torch.manual_seed(seed)
        random.seed(seed)
        found = collections.Counter()
        for parts in articles:
            found.update({term for part in parts for term in part})
        kept = collections.Counter(found)
        for story in tellings[::2]:
            for title, text in story:
                kept.update(set(title + text))
        self.words = sorted((w for w, n in kept.items() if n >= 4), key=lambda w: (-kept[w], w))
        self.rows = {w: i for i, w in enumerate(self.words, 1)}
        n = len(articles)
        counts = np.array([0.0] + [found[w] for w in self.words])
        self.idf = np.log(1 + (n - counts + 0.5) / (counts + 0.5)).astype(np.float32)
        self.vectors = torch.nn.Parameter(torch.randn(len(self.words) + 1, WIDTH) / WIDTH**0.5)
        self.weights = torch.nn.Parameter(torch.tensor(self.idf**0.75 / 3 + 0.02).log())

    def ids(self, words):
        return [self.rows[w] for w in words if w in self.rows]

    def encode(self, bags, dropped=0.0):
        flat, offsets = [], []
        for bag in bags:
            offsets.append(len(flat))
            left = [t for t in bag if random.random() >= dropped] if dropped else bag
            flat += left or bag or [0]
        flat = torch.tensor(flat)
        sums = F.embedding_bag(flat, self.vectors, torch.tensor(offsets), mode="sum", per_sample_weights=self.weights[flat].exp())
        return F.normalize(sums, dim=1)


def train(model, tellings, articles, steps, pairs=640):
    articles = [tuple(model.ids(part) for part in parts) for parts in articles]
    stories = [[model.ids(title) + model.ids(text) for title, text in story] for story in tellings[::2]]
    optimizer = torch.optim.Adam([model.vectors, model.weights])
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = 2e-3 * max(0.05, 1 - step / steps)
        left, right = [], []
        for title, opening, middle, end in random.sample(articles, pairs):
            choice = random.random()
            left.append(title + opening if choice < 0.4 else title if choice < 0.7 else opening)
            right.append(middle if choice < 0.4 else opening if choice < 0.7 else middle + end)
        for story in random.sample(stories, pairs // 2):
            one, other = random.sample(story, 2)
            left.append(one)
            right.append(other)
        scores = model.encode(left, DROPPED) @ model.encode(right, DROPPED).T / TEMPERATURE
        target = torch.arange(len(left))
        loss = (F.cross_entropy(scores, target) + F.cross_entropy(scores.T, target)) / 2
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 100 == 99:
            print(f"step {step + 1} loss {loss.item():.3f}", flush=True)


def quantised(model):
    table = (model.vectors * model.weights.exp()[:, None]).detach().numpy()
    scales = np.maximum(np.abs(table).max(1) / 127, 1e-12).astype(np.float32)
    table[0], scales[0] = 0, 0
    return np.where(scales[:, None] > 0, np.round(table / np.maximum(scales, 1e-12)[:, None]), 0).astype(np.int8), scales


def topic(model, table, scales, title, text):
    rows = model.ids(title) * 2 + model.ids(text)
    total = (table[rows] * scales[rows][:, None]).sum(0) if rows else np.zeros(WIDTH)
    return total / (np.linalg.norm(total) or 1)


def cells(points, seed):
    """The middles of k-means on the sphere."""
    generator = np.random.RandomState(seed)
    middles = points[generator.choice(len(points), CELLS, replace=False)]
    for _ in range(15):
        nearest = (points @ middles.T).argmax(1)
        for cell in range(CELLS):
            own = points[nearest == cell]
            total = own.sum(0) if len(own) else points[generator.randint(len(points))]
            middles[cell] = total / (np.linalg.norm(total) or 1)
    print(f"articles in a cell: {len(points) / CELLS:.0f} on average, {np.bincount(nearest, minlength=CELLS).max()} at most")
    return middles


def wording(model, title, text, k1=1.2, b=0.3, average=60, power=0.75):
    """As news.parallax.story.Wording."""
    counts = collections.Counter()
    for word in title:
        counts[word] += 2
    counts.update(text)
    length = sum(counts.values())
    weights = {
        w: n * (k1 + 1) / (n + k1 * (1 - b + b * length / average)) * model.idf[model.rows.get(w, 0)] ** power
        for w, n in counts.items()
    }
    norm = sum(v * v for v in weights.values()) ** 0.5 or 1
    return {w: v / norm for w, v in weights.items()}


def cosine(one, other):
    return sum(v * other.get(w, 0) for w, v in one.items())


def evidence(model, tellings, points):
    """Of every article and the 60 closest to it: topic, title and text, and whether both tell one event."""
    everything = [(s, t) for s, story in enumerate(tellings) for t in story]
    texts = [wording(model, *t) for _, t in everything]
    titles = [wording(model, t[0], []) for _, t in everything]
    story = np.array([s for s, _ in everything])
    features = {}
    for i in range(len(everything)):
        if story[i] % 2:
            near = points @ points[i]
            near[i] = -2
            closest = np.argsort(-near)[:60]
            features[i] = (
                np.array([[max(0, near[j]), cosine(titles[i], titles[j]), cosine(texts[i], texts[j])] for j in closest]),
                (story[closest] == story[i]).astype(float),
            )
    return features, story


def fit(x, y):
    """A logistic regression; its intercept first."""
    x = torch.tensor(np.hstack([np.ones((len(x), 1)), x]))
    y = torch.tensor(y)
    weights = torch.zeros(x.shape[1], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200)

    def closure():
        optimizer.zero_grad()
        loss = F.binary_cross_entropy_with_logits(x @ weights, y)
        loss.backward()
        return loss

    optimizer.step(closure)
    return weights.detach().numpy()


def weigh(model, tellings, points):
    features, story = evidence(model, tellings, points)
    for name, columns in (("WITH_TEXT", [0, 2]), ("WITHOUT_TEXT", [0, 1])):
        dev = [features[i] for i in features if story[i] % 4 == 1]
        weights = fit(np.vstack([x[:20] for x, _ in dev])[:, columns], np.concatenate([y[:20] for _, y in dev]))
        test = [features[i] for i in features if story[i] % 4 == 3]
        found = [y[np.argsort(-(x[:, columns] @ weights[1:]))[:5]].sum() for x, y in test]
        print(f"{name} = {{{', '.join(f'{w:.2f}' for w in weights)}}}; held out: {np.mean(found) / 2:.4f} of the other tellings"
              f" among the first five, {np.mean(np.array(found) > 0):.4f} with any")


def write(model, table, scales, middles):
    out = bytearray(struct.pack(">iiif", len(model.words), WIDTH, CELLS, model.idf[0]))
    for row, word in enumerate(model.words, 1):
        name = word.encode()
        out += struct.pack(">H", len(name)) + name + struct.pack(">ff", model.idf[row], scales[row]) + table[row].tobytes()
    out += np.round(middles * 127).astype(np.int8).tobytes()
    OUT.write_bytes(gzip.compress(bytes(out), mtime=0))
    print(f"{OUT.name}: {len(model.words)} words, {OUT.stat().st_size} bytes")


def main():
    parser = arguments(__doc__)
    parser.add_argument("--steps", type=int, default=1500)
    options = parser.parse_args()
    tellings, articles = read(options.data)
    print(f"{len(articles)} articles, {len(tellings)} stories", flush=True)
    model = Model(tellings, articles, options.seed)
    train(model, tellings, articles, options.steps)
    table, scales = quantised(model)
    own = np.array([topic(model, table, scales, title, opening + middle) for title, opening, middle, _ in articles])
    write(model, table, scales, cells(own, options.seed))
    points = np.array([topic(model, table, scales, *telling) for story in tellings for telling in story])
    weigh(model, tellings, points)


if __name__ == "__main__":
    main()
