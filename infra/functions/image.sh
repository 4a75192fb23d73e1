#!/usr/bin/env bash
# Assembles what a function's container image holds, in target/<name>-function/image, with the JDK 25 that it will run on:
#   infra/functions/image.sh http|worker [--skip-build]
# FUNCTION_JDK names the JDK; by default JAVA_HOME where that is a 25, or one under /usr/lib/jvm.
set -euo pipefail
cd "$(dirname "$0")/../.."

name=${1:?"usage: image.sh http|worker [--skip-build]"}
case $name in http | worker) ;; *) echo "image.sh: a function is http or worker, not $name" >&2; exit 2 ;; esac
for jdk in "${FUNCTION_JDK:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
  [ -x "$jdk/bin/jlink" ] && grep -qs '^JAVA_VERSION="25' "$jdk/release" && break
  jdk=
done
[ -n "$jdk" ] || { echo "image.sh: there is no JDK 25; set FUNCTION_JDK" >&2; exit 2; }

built=target/$name-function
image=$built/image
if [ "${2:-}" != --skip-build ]; then
  JAVA_HOME=$jdk mvn -B -ntp -q -P"$name-function" -Dmaven.test.skip=true package
fi

# Quarkus packs all of it once more.
rm -f "$built/function.zip"
# The rehearsal below has a database, which the service's jar makes.
service=target/quarkus-app
if ! [ -f "$service/quarkus-run.jar" ]; then
  JAVA_HOME=$jdk mvn -B -ntp -q -Dmaven.test.skip=true package
fi

rm -rf "$image"
mkdir -p "$image/jars" "$image/native/pytorch" "$image/models"

# The cache below is good for this very JVM only, so the JVM travels with it.
"$jdk/bin/jlink" --add-modules java.se,jdk.unsupported,jdk.management,jdk.net,jdk.naming.dns,jdk.zipfs \
  --strip-debug --no-header-files --no-man-pages --output "$image/jre"

cp "$built"/parallax-*-runner.jar "$image/parallax.jar"
for jar in "$built"/lib/*.jar; do
  case ${jar##*/} in
    # Unpacked below.
    ai.djl.pytorch.pytorch-native-* | ai.djl.pytorch.pytorch-jni-*) ;;
    # The service's own database.
    io.zonky.test.*) ;;
    *) cp "$jar" "$image/jars/" ;;
  esac
done
cp -r models/parallax-en "$image/models/"
# The jar takes no other model than the one whose hash it holds. It is compared here, once, and not with every start.
model=sha256:$(cd "$image/models/parallax-en" && cat parallax-en.pt tokenizer.json model.json | sha256sum | cut -d' ' -f1)
if [ "$model" != "$(cat src/main/resources/news/parallax/model/parallax-en.sha256)" ]; then
  echo "image.sh: models/parallax-en is not the model that the jar was built with" >&2
  exit 1
fi
cp LICENSE infra/functions/NOTICE "$image/"

# Who vouches for the certificates of Amazon's databases' proxies.
"$jdk/bin/keytool" -list -cacerts -storepass changeit 2>/dev/null | sed -n 's/, [A-Z][a-z]* [0-9]*, [0-9]*, trustedCertEntry.*//p' \
  | grep -i -E 'amazon_?root_?ca|starfield_?services_?root' | while read -r alias; do
  "$jdk/bin/keytool" -exportcert -rfc -cacerts -storepass changeit -alias "$alias" 2>/dev/null
done > "$image/authorities.pem"
[ -s "$image/authorities.pem" ] || { echo "image.sh: the JDK's authorities hold none of Amazon's" >&2; exit 1; }

unpack() { # jar, entry, file
  (cd "$image/native" && "$jdk/bin/jar" --extract --file "$1" "$2" && mv "$2" "$3")
}
root=$PWD
engine=$(echo "$root/$built"/lib/ai.djl.pytorch.pytorch-jni-*.jar)
torch=$(echo "$root/$built"/lib/ai.djl.pytorch.pytorch-native-cpu-*.jar)
for file in libc10.so libgomp-98b21ff3.so.1 libtorch.so libtorch_cpu.so; do
  unpack "$torch" "pytorch/cpu/linux-x86_64/$file" "pytorch/$file"
done
unpack "$engine" jnilib/linux-x86_64/cpu/libdjl_torch.so pytorch/libdjl_torch.so
unpack "$(echo "$root/$built"/lib/ai.djl.huggingface.tokenizers-*.jar)" native/lib/linux-x86_64/cpu/libtokenizers.so libtokenizers.so
unpack "$(echo "$root/$built"/lib/com.amazonaws.aws-lambda-java-runtime-interface-client-*.jar)" \
  jni/libaws-lambda-jni.linux-x86_64.so libaws-lambda-jni.so
find "$image/native" -mindepth 1 -type d -empty -delete

# The cache holds for jars of these very times; copies of the folder that lose them are mended in the Dockerfile.
find "$image" -exec touch -h -d '2026-01-01 00:00:00 UTC' {} +

class_path=parallax.jar$(cd "$image" && printf ':%s' jars/*.jar)
cat > "$image/java.options" <<END
-XX:+UseSerialGC
-Xms256m
-Xmn160m
-XX:+UseTransparentHugePages
-XX:MaxRAMPercentage=50
--enable-native-access=ALL-UNNAMED
--add-opens=java.base/java.lang=ALL-UNNAMED
--sun-misc-unsafe-memory-access=allow
-Dparallax.model-checked=$model
-cp $class_path
news.parallax.FunctionMain
END

# A run in which the JVM notes which classes it loads and how; the cache it writes is half of the start.
"$jdk/bin/java" -cp "$service/app/*:$service/lib/boot/*:$service/lib/main/*" -Dparallax.jar="$service/quarkus-run.jar" \
  -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  src/test/java/news/parallax/Rehearsal.java record "$image" app.aot "infra/functions/events/$name"
sed -i '1i -XX:AOTCache=app.aot' "$image/java.options"
cp infra/functions/Dockerfile "$built/Dockerfile"
