#!/usr/bin/env bash
# Opens a pull request that changes nothing but the image of one environment.
# Usage: propose-image.sh ENVIRONMENT sha256:…
set -euo pipefail

environment=$1
digest=$2
file=deploy/chart/values-$environment.yaml
branch=image/$environment

[[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || { echo "not a digest: $digest" >&2; exit 1; }

sed -i -E "s|^  digest: .*|  digest: '$digest'|" "$file"
if git diff --quiet -- "$file"; then
  echo "$file names $digest already"
  exit 0
fi

git config user.name 'github-actions[bot]'
git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
git switch --force-create "$branch"
git commit --quiet --message "Run ${digest:0:19} in $environment" -- "$file"
git push --force origin "$branch"

if [[ -z $(gh pr list --head "$branch" --state open --json number --jq '.[].number') ]]; then
  gh pr create --base main --head "$branch" --title "Run a new image in $environment" \
    --body "The image \`$digest\` was tested, scanned and signed by the workflow \`ci\`."
fi
