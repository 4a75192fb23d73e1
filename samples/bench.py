#!/usr/bin/env python3
"""Measures a service as its user meets it; Python 3 alone, Linux.

Starts the packaged jar on an empty folder, then on the same folder again, posts articles of about 900 words put together
from the paragraphs of the sample story, each different, and prints one JSON object:

  first_start_s, start_s      from the process to /q/health/ready, with an empty data folder and with an existing one
  p50_ms, p95_ms              of one article after another (POST /v1/articles)
  articles_per_s_4_clients    the same by four clients at once
  new_axis_s                  placing all stored articles on an axis that was made after them (GET /v1/articles?axis=, pages of 200)
  resident_mb                 of the service's process after that, the database not counted
  articles_per_s_16_clients   by sixteen, in turns with
  articles_per_s_batch        one stream (POST /v1/articles/batch), and the ratio of the two, batch_to_16_clients;
  short_...                   the same of texts of about 30 words
  batch_resident_mb           of the service's process after these

With --batch only the stream and its clients; with --stream-memory LINES, of one stream of so many short articles after a
twentieth, half and nineteen twentieths of them:

  heap_mb                     what is left of the heap by a full collection (jcmd beside java)
  heap_committed_mb           what the JVM has taken for it, which is a matter of its collector
  resident_mb                 of the service's process

With --keys, of GET /v1/model on one connection, asked in turns of a service that asks for keys and of one that does not:

  without_key_ms, with_key_ms medians, and their difference, key_costs_ms

Run: mvn -DskipTests package && python3 samples/bench.py [--articles 1000] [--java java]
"""
import argparse
import concurrent.futures
import http.client
import json
import pathlib
import random
import shutil
import socket
import statistics
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
JAR = HERE.parent / "target/quarkus-app/quarkus-run.jar"
WORDS = 900


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def articles(count):
    paragraphs = []
    for path in sorted((HERE / "story").glob("*.json")):
        paragraphs += json.loads(path.read_text(encoding="utf-8"))["text"].split("\n\n")
    shuffle = random.Random(1)
    for number in range(count):
        chosen, words = [], 0
        for paragraph in shuffle.sample(paragraphs, len(paragraphs)):
            if words >= WORDS - 30:
                break
            chosen.append(paragraph)
            words += len(paragraph.split())
        chosen.append(f"This was dispatch {number} from the harbor.")
        yield {"outlet": f"Outlet {number % 20}", "story": "bench", "text": "\n\n".join(chosen)}


def salted(bodies, salt):
    for body in bodies:
        yield body | {"text": body["text"] + f" It bore the mark {salt}."}


def short(count, salt):
    """The first two sentences or so of an article, each different."""
    for number, article in enumerate(articles(count)):
        words = article["text"].split()[:25]
        yield article | {"text": " ".join(words) + f". This was note {salt} {number}."}


def turns(service, bodies, clients=16, rounds=4):
    """Articles a second by clients one by one and by a stream, in turns, so that both meet the same machine."""
    share = len(bodies) // (2 * rounds)
    parts = [bodies[i * share:(i + 1) * share] for i in range(2 * rounds)]
    alone = together = 0
    for i in range(0, 2 * rounds, 2):
        first, second = (parts[i], parts[i + 1]) if i % 4 == 0 else (parts[i + 1], parts[i])
        if i % 4 == 0:
            alone += service.clients(clients, first)
            together += service.stream(second)
        else:
            together += service.stream(first)
            alone += service.clients(clients, second)
    return share * rounds / alone, share * rounds / together


class Service:
    def __init__(self, java, folder, key=None):
        self.port = free_port()
        self.begin = time.monotonic()
        self.headers = {"X-API-Key": key} if key else {}
        self.process = subprocess.Popen(
            [java, f"-Dquarkus.http.port={self.port}", f"-Dparallax.data-dir={folder}/data",
             f"-Dparallax.keys.required={'always' if key else 'auto'}", "-jar", str(JAR)],
            cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
        ready = urllib.request.Request(f"http://127.0.0.1:{self.port}/q/health/ready", headers=self.headers)
        while True:
            try:
                with urllib.request.urlopen(ready, timeout=2):
                    break
            except (urllib.error.URLError, OSError):
                if self.process.poll() is not None:
                    raise SystemExit("the service ended while starting")
                time.sleep(0.02)
        self.ready_s = time.monotonic() - self.begin

    def post(self, article, path="/v1/articles"):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", json.dumps(article).encode(),
            {"Content-Type": "application/json"})
        begin = time.monotonic()
        with urllib.request.urlopen(request, timeout=60) as answer:
            answer.read()
            assert answer.status == 201, answer.status
        return time.monotonic() - begin

    def streaming(self, articles):
        """The answer to a stream, to be read while it is sent."""
        connection = socket.create_connection(("127.0.0.1", self.port))
        connection.sendall(b"POST /v1/articles/batch HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                           b"Content-Type: application/x-ndjson\r\n\r\n")

        def send():
            for article in articles:
                line = json.dumps(article).encode() + b"\n"
                connection.sendall(b"%x\r\n%b\r\n" % (len(line), line))
            connection.sendall(b"0\r\n\r\n")

        threading.Thread(target=send, daemon=True).start()
        answer = http.client.HTTPResponse(connection, method="POST")
        answer.begin()
        return answer

    def stream(self, articles):
        """Seconds until all are answered."""
        begin = time.monotonic()
        with self.streaming(articles) as answer:
            lines = answer.read().splitlines()
        seconds = time.monotonic() - begin
        assert len(lines) == len(articles) and b'"problem"' not in b"".join(lines), lines[-1]
        return seconds

    def clients(self, number, articles):
        """Seconds until all are answered, posted one by one on connections that are kept."""
        left = iter(articles)
        lock = threading.Lock()

        def client():
            connection = http.client.HTTPConnection("127.0.0.1", self.port)
            while True:
                with lock:
                    article = next(left, None)
                if article is None:
                    return
                connection.request("POST", "/v1/articles", json.dumps(article).encode(), {"Content-Type": "application/json"})
                answer = connection.getresponse()
                answer.read()
                assert answer.status == 201, answer.status

        begin = time.monotonic()
        with concurrent.futures.ThreadPoolExecutor(number) as pool:
            for done in [pool.submit(client) for _ in range(number)]:
                done.result()
        return time.monotonic() - begin

    def place(self, axis):
        """How many articles are placed on an axis, page after page, and the seconds that takes."""
        begin, placed, cursor = time.monotonic(), 0, ""
        while cursor is not None:
            with urllib.request.urlopen(
                    f"http://127.0.0.1:{self.port}/v1/articles?limit=200&axis={axis}&cursor={cursor}", timeout=60) as answer:
                page = json.load(answer)
            placed += sum(axis in item["measures"].get("axes", {}) for item in page["items"])
            cursor = page["nextCursor"]
        return placed, time.monotonic() - begin

    def resident_mb(self):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024

    def heap_mb(self, jcmd):
        """What is left of the heap by a full collection, and what the JVM has reserved for it."""
        subprocess.run([jcmd, str(self.process.pid), "GC.run"], check=True, stdout=subprocess.DEVNULL)
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/q/metrics", timeout=60) as answer:
            lines = [line for line in answer.read().decode().splitlines() if 'area="heap"' in line]
        return tuple(round(sum(float(line.split()[-1]) for line in lines if line.startswith(f"jvm_memory_{what}_bytes")) / (1 << 20))
                     for what in ("used", "committed"))

    def asked_ms(self, path, times):
        """How long each of so many requests takes, one after the other on one connection."""
        connection, taken = http.client.HTTPConnection("127.0.0.1", self.port), []
        for _ in range(times):
            begin = time.monotonic()
            connection.request("GET", path, headers=self.headers)
            answer = connection.getresponse()
            answer.read()
            taken.append(1000 * (time.monotonic() - begin))
            assert answer.status == 200, answer.status
        connection.close()
        return taken

    def stop(self):
        self.process.terminate()
        self.process.wait(30)


def batch_row(service, count):
    row = {}
    for name, bodies in (("", list(salted(articles(count), "b"))), ("short_", list(short(4 * count, "b")))):
        service.stream(bodies[:20])  # warms up; not counted
        clients, stream = turns(service, bodies[20:])
        row[name + "articles_per_s_16_clients"] = round(clients, 1)
        row[name + "articles_per_s_batch"] = round(stream, 1)
        row[name + "batch_to_16_clients"] = round(stream / clients, 2)
    row["batch_resident_mb"] = round(service.resident_mb())
    return row


def stream_memory(service, count, jcmd):
    rows, marks = {}, {count // 20: "start", count // 2: "middle", count - count // 20: "end"}
    with service.streaming(short(count, "m")) as answer:
        for number, line in enumerate(answer, 1):
            assert b'"problem"' not in line, line
            if number in marks:
                used, committed = service.heap_mb(jcmd)
                rows[marks[number]] = {"lines": number, "heap_mb": used, "heap_committed_mb": committed,
                                       "resident_mb": round(service.resident_mb())}
    assert number == count, number
    return rows


def key(java, folder):
    return subprocess.run(
        [java, f"-Dparallax.data-dir={folder}/data", "-jar", str(JAR), "keys", "create", "--name", "bench", "--rate", "1000000"],
        cwd=folder, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout.strip()


def keys_row(java, rounds=6, times=500):
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        services = {"without_key_ms": Service(java, first), "with_key_ms": Service(java, second, key(java, second))}
        taken = {name: [] for name in services}
        for number in range(rounds):
            for name, service in services.items():
                asked = service.asked_ms("/v1/model", times)
                taken[name] += asked if number else []  # the first round warms up
        row = {name: round(statistics.median(asked), 3) for name, asked in taken.items()}
        for service in services.values():
            service.stop()
    return row | {"key_costs_ms": round(row["with_key_ms"] - row["without_key_ms"], 3)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--java", default="java")
    parser.add_argument("--batch", action="store_true", help="measure the stream against 16 clients, and nothing else")
    parser.add_argument("--stream-memory", type=int, metavar="LINES", help="measure the memory along a stream, and nothing else")
    parser.add_argument("--keys", action="store_true", help="measure what a key costs a request, and nothing else")
    args = parser.parse_args()
    if args.keys:
        print(json.dumps(keys_row(args.java), indent=2))
        return
    bodies = list(articles(args.articles))
    with tempfile.TemporaryDirectory() as folder:
        service = Service(args.java, folder)
        if args.batch or args.stream_memory:
            for body in bodies[:20]:
                service.post(body)
            jcmd = shutil.which("jcmd", path=pathlib.Path(shutil.which(args.java)).resolve().parent)
            print(json.dumps(stream_memory(service, args.stream_memory, jcmd) if args.stream_memory
                             else batch_row(service, args.articles), indent=2))
            service.stop()
            return
        first = service.ready_s
        service.stop()
        service = Service(args.java, folder)
        for body in bodies[:20]:
            service.post(body)  # warms up; not counted
        alone = sorted(service.post(body) for body in bodies[20:120])
        rest = bodies[120:]
        begin = time.monotonic()
        with concurrent.futures.ThreadPoolExecutor(4) as clients:
            list(clients.map(service.post, rest))
        seconds = time.monotonic() - begin
        service.post({"name": "haste-patience", "description": "Whether what is done is told as rushed or as unhurried.",
                      "negative": ["rushed through", "in a hurry", "hasty"],
                      "positive": ["takes its time", "step by step", "patient"]}, "/v1/axes")
        placed, axis_seconds = service.place("haste-patience")
        assert placed == len(bodies), placed
        resident = round(service.resident_mb())
        batch = batch_row(service, args.articles)
        print(json.dumps({
            "articles": len(bodies),
            "words": round(sum(len(b["text"].split()) for b in bodies) / len(bodies)),
            "first_start_s": round(first, 2),
            "start_s": round(service.ready_s, 2),
            "p50_ms": round(1000 * alone[len(alone) // 2], 1),
            "p95_ms": round(1000 * alone[int(len(alone) * 0.95)], 1),
            "articles_per_s_4_clients": round(len(rest) / seconds, 2),
            "new_axis_s": round(axis_seconds, 2),
            "resident_mb": resident,
            **batch,
        }, indent=2))
        service.stop()


if __name__ == "__main__":
    main()
