#!/bin/sh
# Trains on a handful of made-up rows and writes a model folder: ./smoke.sh OUT
out=$(mkdir -p "$1" && cd "$1" && pwd) && exec "$(dirname "$0")/run.sh" smoke.py "$out"
