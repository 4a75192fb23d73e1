"""Where data and working files lie, as options that every step shares."""
import argparse
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]


def arguments(description):
    """A parser with --data, --work and --seed."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("--data", type=Path, default=REPOSITORY.parent / "shared/data", help="folder of the labelled data")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="folder for caches and checkpoints")
    parser.add_argument("--seed", type=int, default=1)
    return parser
