#!/usr/bin/env python3
"""Scores a file of articles by one request, reading answers while it sends; Python 3 alone.

FILE has an article on each line, as POST /v1/articles takes it; .gz is sent as it is, - is standard input. Prints a line
for each: its result, or {"line", "ref", "problem"}. Exit code 1 when the answer broke off.

Run: python3 samples/stream.py FILE [--store] [--url http://127.0.0.1:8080] [--key KEY] > results.jsonl
"""
import argparse
import http.client
import sys
import threading
import urllib.parse


def send(connection, source, failed):
    """What http.client does with an iterable, on a thread of its own: its own request() reads nothing before the end."""
    try:
        for part in iter(lambda: source.read1(1 << 16), b""):
            connection.send(b"%x\r\n%b\r\n" % (len(part), part))
        connection.send(b"0\r\n\r\n")
    except OSError as closed:  # the answer says why
        failed.append(closed)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file")
    parser.add_argument("--store", action="store_true", help="store the articles, too")
    parser.add_argument("--url", default="http://127.0.0.1:8080")
    parser.add_argument("--key", help="for a service that wants one")
    args = parser.parse_args()

    base = urllib.parse.urlsplit(args.url)
    kind = http.client.HTTPSConnection if base.scheme == "https" else http.client.HTTPConnection
    connection = kind(base.hostname, base.port, timeout=300)
    connection.putrequest("POST", "/v1/articles/batch" + ("" if args.store else "?store=false"))
    connection.putheader("Content-Type", "application/x-ndjson")
    connection.putheader("Transfer-Encoding", "chunked")
    if args.file.endswith(".gz"):
        connection.putheader("Content-Encoding", "gzip")
    if args.key:
        connection.putheader("X-API-Key", args.key)
    connection.endheaders()

    failed = []
    with sys.stdin.buffer if args.file == "-" else open(args.file, "rb") as source:
        threading.Thread(target=send, args=(connection, source, failed), daemon=True).start()
        response = http.client.HTTPResponse(connection.sock, method="POST")
        response.begin()
        if response.status != 200:
            raise SystemExit(response.read().decode())
        try:
            while part := response.read1(1 << 16):
                sys.stdout.buffer.write(part)
                sys.stdout.buffer.flush()
            whole = not failed
        except http.client.IncompleteRead:
            whole = False
    if not whole:
        raise SystemExit("the answer broke off: its last line says why, and from where to go on")


if __name__ == "__main__":
    main()
