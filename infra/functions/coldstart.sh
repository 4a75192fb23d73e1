#!/usr/bin/env bash
# How long a function takes from the start of its process to its first answer, with its AOT cache and without:
#   infra/functions/coldstart.sh http|worker [RUNS]
# Wants the image that image.sh assembles, and two quiet cores.
set -euo pipefail
cd "$(dirname "$0")/../.."
name=${1:?"usage: coldstart.sh http|worker [RUNS]"}
image=target/$name-function/image
for jdk in "${FUNCTION_JDK:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
  [ -x "$jdk/bin/javac" ] && grep -qs '^JAVA_VERSION="25' "$jdk/release" && break
  jdk=
done
[ -n "$jdk" ] || { echo "coldstart.sh: there is no JDK 25; set FUNCTION_JDK" >&2; exit 2; }
# The rehearsal is compiled with what it needs for recording, too.
service=target/quarkus-app
rehearse() { "$jdk/bin/java" -cp "$service/app/*:$service/lib/boot/*:$service/lib/main/*" src/test/java/news/parallax/Rehearsal.java time "$image" "infra/functions/events/$name" "$@"; }
echo "with the AOT cache"
rehearse "${2:-7}"
echo "without"
rehearse "${2:-7}" -XX:AOTMode=off
