#!/usr/bin/env bash
# Assembles what the image of the commands holds, in target/commands-function/image: the packaged jar without model and
# native library, what lets Lambda call it, and a JVM. Run after mvn -DskipTests package; JAVA_HOME names a JDK of 17 or newer.
#   infra/commands/image.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

[ -f target/quarkus-app/quarkus-run.jar ] || { echo "image.sh: first mvn -DskipTests package" >&2; exit 2; }
jlink=${JAVA_HOME:+$JAVA_HOME/bin/}jlink
mvn -B -ntp -q -f infra/pom.xml compile

image=target/commands-function/image
rm -rf "$image"
mkdir -p "$image/runtime"
cp -r target/quarkus-app "$image/app"
rm -rf "$image"/app/models "$image"/app/lib/main/ai.djl.pytorch.pytorch-native-*.jar \
  "$image"/app/lib/main/io.zonky.test.postgres.embedded-postgres-binaries-*.jar
mkdir -p "$image/runtime/news/parallax/infra"
cp infra/target/classes/news/parallax/infra/Command{Runtime,Run}.class "$image/runtime/news/parallax/infra/"

"$jlink" --add-modules java.se,jdk.unsupported,jdk.management,jdk.net,jdk.naming.dns,jdk.zipfs \
  --strip-debug --no-header-files --no-man-pages --output "$image/jre"

jackson=$(cd "$image" && printf ':%s' app/lib/main/com.fasterxml.jackson.core.*.jar)
cat > "$image/java.options" <<END
-XX:+UseSerialGC
-Xmx64m
-cp runtime$jackson
news.parallax.infra.CommandRuntime
/var/task/jre/bin/java
-XX:+UseSerialGC
-XX:TieredStopAtLevel=1
-Djava.io.tmpdir=/tmp
-jar
/var/task/app/quarkus-run.jar
END
cp infra/functions/Dockerfile target/commands-function/Dockerfile
