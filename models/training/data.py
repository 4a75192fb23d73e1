"""The labelled rows as token ids. Texts are normalised; a passage is the begin token and at most window - 1 tokens."""
import hashlib
import json
import pickle
import re
from collections import Counter, namedtuple

from normalize import normalize, normalize_with_source
from tokenizer import BEGIN, MASK

Sentence = namedtuple("Sentence", "ids label source")
Mention = namedtuple("Mention", "ids begin end label source")
Article = namedtuple("Article", "sentences label outlet")

LEAN = {-1: 0, 0: 1, 1: 2}
TONE = {-1: 0, 0: 1, 1: 2}


def cached(name, work, tokenizer_file, make):
    """What `make` gives, kept in the work folder for this vocabulary. Delete the file after a change of the data."""
    key = hashlib.sha256(tokenizer_file.read_bytes()).hexdigest()[:12]
    path = work / f"{name}-{key}.pickle"
    if not path.exists():
        made = make()
        path.with_suffix(".new").write_bytes(pickle.dumps(made))
        path.with_suffix(".new").replace(path)
    return pickle.loads(path.read_bytes())


def rows(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def passage(tokenizer, text, window):
    return [BEGIN, *tokenizer.ids(text)][:window]


def loaded_language(path, tokenizer, window):
    return [Sentence(passage(tokenizer, normalize(r["text"]), window), r["label"], r["source"]) for r in rows(path)]


def target_tone(path, tokenizer, window):
    """Mentions; `begin` and `end` of the file are code points of the raw text, here they are token positions."""
    return [mention(r["text"], r["begin"], r["end"], tokenizer, window, TONE[r["label"]], r["source"]) for r in rows(path)]


def mention(text, begin, end, tokenizer, window, label=0, source=""):
    normalized, origin = normalize_with_source(text)
    spans = tokenizer.spans(normalized)
    touched = [i + 1 for i, (_, b, e) in enumerate(spans) if any(begin <= origin[c] < end for c in range(b, max(e, b + 1)))]
    first, last = (touched[0], touched[-1] + 1) if touched else (0, 1)
    ids = [BEGIN] + [index for index, _, _ in spans]
    cut = max(0, last - window + window // 4) if last > window else 0  # a late mention: keep the part around it
    ids = [BEGIN] + ids[1 + cut:window + cut]
    return Mention(ids, first - cut, min(last - cut, window), label, source)


_OUTLETS = """ABC News;Al Jazeera;AllSides;AlterNet;Associated Press;The Atlantic;BBC;Bloomberg;Boston Globe;Boston Herald;Breitbart;
Bustle;BuzzFeed;Business Insider;CBN;CBS;CNBC;CNN;CNS News;CNSNews;Center for American Progress;Christian Science Monitor;Chicago Sun-Times;
Chicago Tribune;City Journal;Daily Beast;Daily Caller;Daily Kos;Daily Mail;Daily Signal;Daily Wire;Democracy Now;Deseret News;
The Dispatch;The Economist;Epoch Times;Esquire;FiveThirtyEight;Forbes;Foreign Affairs;Foreign Policy;Fortune;Fox Business;Fox News;FoxNews;
FOX News;Grist;The Guardian;Heritage Foundation;The Hill;HotAir;Hot Air;HuffPost;Huffington Post;Independent Journal Review;InfoWars;The Intercept;
International Business Times;Jacobin;Jezebel;Los Angeles Times;MSNBC;MarketWatch;Marshall Project;Media Matters;Media Research Center;
Mediaite;Monitor;Mother Jones;NBC News;NBC;NPR;National Journal;National Review;New Republic;New York Magazine;New York Post;
New York Times;New Yorker;Newsmax;NewsBusters;Newsweek;NRO;OpenSecrets;PBS NewsHour;PBS;PJ Media;Pew Research Center;Politico;POLITICO;
ProPublica;Quartz;Quillette;RealClearPolitics;Reason;Red State;RedState;Reuters;Rolling Stone;Roll Call;Salon;Scientific American;Slate;
Snopes;TechCrunch;TheBlaze;The Blaze;The Federalist;The Nation;The Root;The Verge;The Week;ThinkProgress;TIME;Time Magazine;
Townhall;USA TODAY;USA Today;Vanity Fair;Vice News;Vox;WND;Wall Street Journal;Washington Examiner;Washington Free Beacon;Washington Post;
Washington Times;Weekly Standard;Western Journal;Wired;WIRED;Yahoo News;Yahoo""".replace("\n", "").split(";")
_OUTLET = re.compile(r"\b(?:[Tt]he )?(?:" + "|".join(re.escape(o.removeprefix("The ")) if len(o) > 14 else re.escape(o)
                     for o in sorted(_OUTLETS, key=len, reverse=True)) + r")\b(?:\.com|\.org)?")
_DATELINE = re.compile(r"^(?:[A-Z][A-Z.' ]+(?:, [A-Z][A-Za-z.]+)?)(?: \([^)]{2,20}\))? ?(?:--|-) ")
_FURNITURE = re.compile(
    r"^(?:By |BY |Written by|Photo|PHOTO|\(|\[|Read more|READ MORE|Read |READ|More:|MORE|Follow |Click |Copyright|©|Related|RELATED|"
    r"Watch|WATCH|NOW WATCH|Sign up|Subscribe|Update|UPDATE|Share|Advertisement|ADVERTISEMENT|ANALYSIS/OPINION|Editor|EDITOR|Contributing|"
    r"Originally|This (?:article|story|column|post|piece)|Image|Getty|AP |\(AP|___|Contact |Email |IDEAS|\* )|"
    r"https?:|www\.|@|All rights reserved|contributed to this|can be reached at|on Twitter|[Nn]ewsletter|Getty Images|"
    r"Associated Press writer|is a (?:senior |staff |contributing )?(?:writer|editor|reporter|fellow|columnist|contributor)|"
    r"[a-z][A-Z][a-z]+ .*[a-z][A-Z][a-z]+|(?:Donald|Hillary|Barack|Mitch|Nancy) [A-Z][a-z]+ [A-Z][a-z]+[A-Z]")


def without_outlet(sentence):
    """A training sentence without what names its outlet: '' for furniture, else names replaced by a marker."""
    if _FURNITURE.search(sentence) or len(sentence) < 25:
        return ""
    return _OUTLET.sub("\x00", _DATELINE.sub("", sentence))


def _hidden(tokenizer, text, window):
    ids = [BEGIN]
    for index, part in enumerate(text.split("\x00")):
        ids += ([MASK] if index else []) + (tokenizer.ids(part.strip(" ")) if part.strip(" ") else [])
    return ids[:window]


def articles(path, split, tokenizer, window, scrub):
    """Articles of a split of `prepare.py`'s file. Scrubbed: without outlet names, furniture, and sentences that recur."""
    kept = [r for r in rows(path) if r["split"] == split]
    if not scrub:
        return [Article([passage(tokenizer, s, window) for s in r["sentences"]], LEAN[r["lean"]], r["domain"])
                for r in kept if r["sentences"]]
    recurring = Counter(s for r in kept for s in set(r["sentences"]))
    made = []
    for r in kept:
        sentences = [without_outlet(s) for s in r["sentences"] if recurring[s] < 3]
        sentences = [_hidden(tokenizer, s, window) for s in sentences if s]
        if len(sentences) >= 4:
            made.append(Article(sentences, LEAN[r["lean"]], r["domain"]))
    return made
