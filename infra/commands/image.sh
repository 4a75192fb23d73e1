#!/usr/bin/env bash
# Assembles what the image of the commands holds, in target/commands-function/image: the packaged jar without model and
# native library, what lets Lambda call it, and a JVM. Run after mvn -DskipTests package; JAVA_HOME names a JDK of 17 or newer.
#   infra/commands/image.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

[ -f target/quarkus-app/quarkus-run.jar ] || { echo "image.sh: first mvn -DskipTests package" >&2; exit 2; }
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
image=target/commands-function/image
rm -rf "$image"
mkdir -p "$image"
cp -r target/quarkus-app "$image/app"
rm -rf "$image"/app/models "$image"/app/lib/main/ai.djl.pytorch.pytorch-native-*.jar \
  "$image"/app/lib/main/io.zonky.test.postgres.embedded-postgres-binaries-*.jar
mvn -B -ntp -q -f infra/pom.xml compile dependency:copy-dependencies -DoutputDirectory="$PWD/$image/runtime/lib"
mkdir -p "$image/runtime/classes/news/parallax/infra"
cp infra/target/classes/news/parallax/infra/{CommandRuntime,CommandRun,DatabaseUser}.class "$image/runtime/classes/news/parallax/infra/"

"${bin}jlink" --add-modules java.se,jdk.unsupported,jdk.management,jdk.net,jdk.naming.dns,jdk.zipfs \
  --strip-debug --no-header-files --no-man-pages --output "$image/jre"

# Who vouches for the certificate of the database's proxy.
"${bin}keytool" -list -cacerts -storepass changeit 2>/dev/null | sed -n 's/, [A-Z][a-z]* [0-9]*, [0-9]*, trustedCertEntry.*//p' \
  | grep -i -E 'amazon_?root_?ca|starfield_?services_?root' | while read -r alias; do
  "${bin}keytool" -exportcert -rfc -cacerts -storepass changeit -alias "$alias" 2>/dev/null
done > "$image/authorities.pem"
[ -s "$image/authorities.pem" ] || { echo "image.sh: the JDK's authorities hold none of Amazon's" >&2; exit 1; }

cat > "$image/java.options" <<END
-XX:+UseSerialGC
-Xmx64m
-cp runtime/classes:runtime/lib/*
news.parallax.infra.CommandRuntime
/var/task/jre/bin/java
-XX:+UseSerialGC
-XX:TieredStopAtLevel=1
-Djava.io.tmpdir=/tmp
-jar
/var/task/app/quarkus-run.jar
END
cp LICENSE infra/functions/NOTICE "$image/"
cp infra/functions/Dockerfile target/commands-function/Dockerfile
