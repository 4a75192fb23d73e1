#!/bin/sh
# Posts the sample story's six articles and shows how their tellings differ and what they share. Needs curl and awk.
#   samples/post.sh [base URL]
set -eu
# Bytes, not characters: some awks are slow at finding the n-th character of a long line.
LC_ALL=C
export LC_ALL
base=${1:-http://127.0.0.1:8080}
here=$(dirname "$0")

# A service that still starts refuses connections, and one that loads its model or is busy answers 503 and says when to ask
# again: curl waits for both.
for article in "$here"/story/*.json; do
  status=$(curl -s -w '\n%{http_code}' --retry 60 --retry-delay 1 --retry-connrefused \
    -H 'Content-Type: application/json' --data-binary "@$article" "$base/v1/articles" | tail -n 1)
  printf '%s %s\n' "$status" "$(basename "$article")" >&2
  case $status in
    2*) ;;
    *) exit 1 ;;
  esac
done

# A JSON document as lines of "path<TAB>value"; strings keep their escapes.
flat='
{ json = json $0 "\n" }
function space() { while (substr(json, at, 1) ~ /[ \t\r\n]/) at++ }
function string(  from, c) {
  from = ++at
  while ((c = substr(json, at, 1)) != "\"") at += (c == "\\" ? 2 : 1)
  return substr(json, from, at++ - from)
}
function value(path,  c, i, key, from) {
  space(); c = substr(json, at, 1)
  if (c == "{" || c == "[") {
    at++; space(); i = 0
    while ((c2 = substr(json, at, 1)) != "}" && c2 != "]") {
      if (c == "{") { key = string(); space(); at++ } else key = i++
      value(path == "" ? key : path "." key); space()
      if (substr(json, at, 1) == ",") { at++; space() }
    }
    at++
  } else if (c == "\"") print path "\t" string()
  else {
    from = at
    while (substr(json, at, 1) ~ /[-+.0-9a-zA-Z]/) at++
    print path "\t" substr(json, from, at - from)
  }
}
END { at = 1; value("") }'

table='
BEGIN { FS = "\t"; split("loaded_language lean tone axes.desperation-bold-pivot", measures, " ") }
{ v[$1] = $2 }
function estimate(path) {
  if (!((path ".value") in v)) return "-"
  return sprintf("%5.2f [%5.2f, %5.2f]", v[path ".value"], v[path ".interval.0"], v[path ".interval.1"])
}
END {
  printf "\n%-20s", "outlet"
  for (m = 1; m <= 4; m++) printf "  %-21s", measures[m]
  for (o = 0; ("outlets." o ".outlet") in v; o++) {
    printf "\n%-20s", v["outlets." o ".outlet"]
    for (m = 1; m <= 4; m++) printf "  %-21s", estimate("outlets." o ".measures." measures[m])
  }
  printf "\n\ndifferences with a corrected p of at most 0.05 (of %d tests)\n", v["method.tests"]
  shown = 0
  for (d = 0; ("differences." d ".measure") in v; d++) {
    p = "differences." d "."
    if (v[p "pValueCorrected"] == "null" || v[p "pValueCorrected"] + 0 > 0.05) continue
    shown++
    printf "%-16s %s less %s: %.2f [%.2f, %.2f], g %.2f, corrected p %.4f\n", v[p "measure"], v[p "a"], v[p "b"], \
      v[p "difference"], v[p "interval.0"], v[p "interval.1"], v[p "effectSize"], v[p "pValueCorrected"]
  }
  if (!shown) print "none"
  for (p = 0; ("shared." p ".copies.0.outlet") in v; p++) {
    if (!p) printf "\nprinted by several, counted into their values and left out of their tests\n"
    for (c = 0; ("shared." p ".copies." c ".outlet") in v; c++)
      printf "%s%s [%d, %d)", (c ? ", " : ""), v["shared." p ".copies." c ".outlet"], v["shared." p ".copies." c ".begin"], \
        v["shared." p ".copies." c ".end"]
    print ""
  }
  printf "\n%s\n", v["caution"]
}'

curl -sS --fail-with-body --retry 5 -G --data-urlencode 'story=harbor-compact' "$base/v1/stories/comparison" \
  | awk "$flat" | awk "$table"
