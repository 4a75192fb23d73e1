#!/usr/bin/env bash
# Builds the images of the working tree and pushes them under a tag, which is never given twice:
#   infra/push.sh STAGE TAG
# Needs Docker, the AWS command line with credentials, and the stack of the repositories.
set -euo pipefail
cd "$(dirname "$0")/.."

stage=${1:?"usage: push.sh STAGE TAG"}
tag=${2:?"usage: push.sh STAGE TAG"}

registry=$(aws cloudformation describe-stacks --stack-name "parallax-$stage-repositories" \
  --query "Stacks[0].Outputs[?OutputKey=='Registry'].OutputValue" --output text)
aws ecr get-login-password | docker login --username AWS --password-stdin "$registry"

mvn -B -ntp -q -DskipTests package
infra/commands/image.sh
infra/functions/image.sh http
infra/functions/image.sh worker

for name in http worker commands; do
  # Lambda takes a plain image, not one with an attestation beside it.
  docker build --platform linux/amd64 --provenance=false -t "$registry/parallax-$stage-$name:$tag" "target/$name-function"
  docker push "$registry/parallax-$stage-$name:$tag"
done
echo "Pushed $tag. Next: deploy the commands with -c images=$tag, migrate, deploy the rest."
