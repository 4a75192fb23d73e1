#!/usr/bin/env python3
"""Measures what an article takes, for the costs; Python 3 alone, Linux.

Starts the packaged jar on an empty folder, posts articles of about 900 words (those of samples/bench.py) by four clients
and prints what belongs into infra/measured.json. The processor does what Lambda promises, AVX2, and no more of what it has.

  processor_seconds_per_article     of the service: reading, scoring, storing
  request_bytes, answer_bytes       of an article and its result, as JSON
  database_processor_seconds_...    of PostgreSQL
  database_bytes_per_article        by which its files grow, indexes and all
  database_log_bytes_per_article    of write-ahead log, full pages and all: Aurora writes less

Run: mvn -DskipTests package && python3 infra/measure.py [--articles 400] [--java java]
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import struct
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "samples"))
import bench  # noqa: E402

AVX2 = {"ONEDNN_MAX_CPU_ISA": "AVX2", "DNNL_MAX_CPU_ISA": "AVX2", "MKL_ENABLE_INSTRUCTIONS": "AVX2",
        "ATEN_CPU_CAPABILITY": "avx2"}
TICKS = os.sysconf("SC_CLK_TCK")


def stat(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[1]), sum(map(int, fields[11:13])) / TICKS, sum(map(int, fields[13:15])) / TICKS


def postgres_seconds(folder):
    """Of the server in the folder: its own, that of processes which ended, that of those which live."""
    postmaster = next(pathlib.Path(folder).rglob("postmaster.pid")).read_text().split()[0]
    _, own, ended = stat(postmaster)
    alive = 0
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            parent, seconds, _ = stat(process.name)
            alive += seconds if parent == int(postmaster) else 0
        except (FileNotFoundError, ProcessLookupError):
            pass
    return own + ended + alive


def stored(folder):
    """Bytes of the tables and indexes, and the place in the write-ahead log, of a server that was stopped."""
    data = next(pathlib.Path(folder).rglob("PG_VERSION")).parent
    files = sum(file.stat().st_size for file in (data / "base").rglob("*") if file.is_file())
    return files, struct.unpack_from("<Q", (data / "global/pg_control").read_bytes(), 32)[0]


def post(service, article):
    request = urllib.request.Request(f"http://127.0.0.1:{service.port}/v1/articles", json.dumps(article).encode(),
                                     {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        return len(request.data), len(answer.read())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--java", default="java")
    args = parser.parse_args()
    os.environ.update(AVX2)
    warm = 40
    bodies = list(bench.articles(args.articles + warm))
    with tempfile.TemporaryDirectory() as folder:
        service = bench.Service(args.java, folder)
        with concurrent.futures.ThreadPoolExecutor(4) as clients:
            list(clients.map(lambda body: post(service, body), bodies[:warm]))
        service.stop()
        files, log = stored(folder)
        service = bench.Service(args.java, folder)
        _, before, _ = stat(service.process.pid)
        database = postgres_seconds(folder)
        begin = time.monotonic()
        with concurrent.futures.ThreadPoolExecutor(4) as clients:
            sizes = list(clients.map(lambda body: post(service, body), bodies[warm:]))
        seconds = time.monotonic() - begin
        used = stat(service.process.pid)[1] - before
        database = postgres_seconds(folder) - database
        service.stop()
        files, log = (after - then for after, then in zip(stored(folder), (files, log)))
    count = len(sizes)
    print(json.dumps({
        "articles": count,
        "words": round(sum(len(body["text"].split()) for body in bodies) / len(bodies)),
        "processors": os.cpu_count(),
        "articles_per_s": round(count / seconds, 2),
        "processor_seconds_per_article": round(used / count, 4),
        "request_bytes": round(sum(size[0] for size in sizes) / count),
        "answer_bytes": round(sum(size[1] for size in sizes) / count),
        "database_processor_seconds_per_article": round(database / count, 5),
        "database_bytes_per_article": round(files / count),
        "database_log_bytes_per_article": round(log / count),
    }, indent=2))


if __name__ == "__main__":
    main()
