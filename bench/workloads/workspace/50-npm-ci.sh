# title: npm ci of 253 packages, 7,140 files, from npm's own cache
# compares: time
# target: workspace/native <= 2.0

# npm writes to its cache: each stage has a copy of its own.
setup() { cp "$INPUTS"/npm/package*.json . && cp -r "$INPUTS/npm/cache" "$PWD/.npm-cache"; }

measured() { npm ci --silent --offline --ignore-scripts --no-audit --no-fund --cache "$PWD/.npm-cache"; }

fingerprint() { find node_modules -type f -not -name .package-lock.json -print0 | sort -z | xargs -0 cat | sha256sum; }

reset() { rm -rf node_modules; }

teardown() { rm -rf .npm-cache; }
