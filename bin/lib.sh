# Shared by the scripts in bin/: where things are, one plain line a step, the builds. Sourced, not run.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
export PATH="$root/build/node/bin:$PATH"
: "${LINLI_JOBS:=$(nproc)}"

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# Prints the comment block at the head of the calling script when it is asked for help.
help_if_asked() {
  case "${1:-}" in
  -h | --help) sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; exit 0 ;;
  esac
}

# Runs a stage and says afterwards how long it took: stage "Building" command...
stage() {
  local name=$1 began=$SECONDS
  shift
  say "$name"
  "$@" || fail "$name: failed"
  say "$name: $((SECONDS - began)) s"
}

# True when $1 is missing or older than anything in the other paths; a folder counts, so a deleted file does too.
older_than() {
  local stamp=$1
  shift
  [ -e "$stamp" ] || return 0
  [ -n "$(find "$@" -name node_modules -prune -o -newer "$stamp" -print -quit 2>/dev/null)" ]
}

configure() {
  local preset=$1
  if [ ! -f "build/$preset/build.ninja" ] || [ CMakePresets.json -nt "build/$preset/build.ninja" ]; then
    cmake --preset "$preset" >"build/$preset.log" 2>&1 || { cat "build/$preset.log" >&2; return 1; }
  fi
}

# Builds the targets of a preset (all of them when none is named): build release linli
build() {
  local preset=$1
  shift
  mkdir -p build && configure "$preset" &&
    ninja -C "build/$preset" -j "$LINLI_JOBS" "${@:-all}" >&2
}

build_web() {
  [ -f web/package.json ] || return 0
  older_than build/.web-built web modules docs/openapi.json || return 0
  (cd web && npm run --silent build >&2) && touch build/.web-built
}
