"""The figures of the path that serves: runs the service's own commands and keeps what they print in the model folder.

Run: ./run.sh serving.py [--only lean]   needs `mvn package` with this model; writes figures/{serving,abstention,audit}.json.
"""
import json
import subprocess
from pathlib import Path

from paths import REPOSITORY, arguments

OWN = REPOSITORY / "models/data"
EVALUATED = {"loaded-language": ["loaded-language", "loaded-language/dev.jsonl"],
             "loaded-language by language models": ["loaded-language", "loaded-language/dev-anno-lexical.jsonl"],
             "target-tone": ["target-tone", "target-tone/dev.jsonl"],
             "axis, implied": ["axis", OWN / "axes/test.jsonl"], "axis, open": ["axis", OWN / "axes/test-open.jsonl"],
             "frames": ["frames", OWN / "frames/test.jsonl"],
             "frames of headlines on gun violence": ["frames", "frames/gun-violence-headlines.jsonl"],
             "frames of articles on climate": ["frames", "frames/climate-articles.jsonl"],
             "lean": ["lean", "partisanship/articles.jsonl.xz", "--where", "split=dev"]}
OTHERS = {"abstention": ["evaluate", "abstention", "models/data/abstention"], "audit": ["audit"]}


def printed(args, *command):
    """The JSON that a command of the service prints."""
    done = subprocess.run([args.java, "-jar", str(args.jar.resolve()), *map(str, command)],
                          cwd=REPOSITORY, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def keep(folder, name, made):
    (folder / "figures").mkdir(exist_ok=True)
    (folder / f"figures/{name}.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def main():
    parser = arguments(__doc__)
    parser.add_argument("--folder", type=Path, default=REPOSITORY / "models/parallax-en")
    parser.add_argument("--jar", type=Path, default=REPOSITORY / "target/quarkus-app/quarkus-run.jar")
    parser.add_argument("--java", default="java")
    parser.add_argument("--only", choices=[*EVALUATED, *OTHERS], action="append", help="only this one; may be repeated")
    args = parser.parse_args()
    asked = args.only or [*EVALUATED, *OTHERS]
    path = args.folder / "figures/serving.json"
    if set(asked) & set(EVALUATED):
        made = json.loads(path.read_text(encoding="utf-8")) if args.only and path.exists() else {}
        for name, (measure, file, *options) in EVALUATED.items():
            if name in asked:
                made[name] = printed(args, "evaluate", measure, (args.data / file).resolve(), *options)
        keep(args.folder, "serving", made)
    for name in set(asked) & set(OTHERS):
        keep(args.folder, name, printed(args, *OTHERS[name]))


if __name__ == "__main__":
    main()
