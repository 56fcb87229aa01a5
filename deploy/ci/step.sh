#!/usr/bin/env bash
# One step of a pipeline: a command of halftone, then a wait for the release that it names. Ends with the exit code of
# the one that failed. A step that failed writes its outputs and its summary, too. docs/ci.md describes both.
#
# HALFTONE_COMMAND       words after `halftone`; quotes keep words together, and nothing is expanded
# HALFTONE_WAIT          a condition of `halftone wait`; none: no wait
# HALFTONE_TIMEOUT       of the wait (2h)
# HALFTONE_FAIL_ON_HOLD  true: the wait ends with 3 when the release waits for a person
#
# halftone itself reads HALFTONE_URL and HALFTONE_TOKEN. A token is never an argument.
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
code=0
release=

end() {
  node "$here/report.mjs" report "$work" "$code"
  exit "$code"
}

wrong() {
  echo "$1" >&2
  code=1
  end
}

if ! split=$(xargs -n1 printf '%s\n' <<<"${HALFTONE_COMMAND:-}") || [ -z "${HALFTONE_COMMAND:-}" ]; then
  wrong 'HALFTONE_COMMAND is not a command: say words, and close each quote on its line.'
fi
command -v halftone >/dev/null || wrong 'halftone is not installed: see docs/ci.md.'
words=()
while IFS= read -r word; do words+=("$word"); done <<<"$split"

halftone "${words[@]}" --output json >"$work/answer.json" || code=$?
release=$(node "$here/report.mjs" release "$work" "${words[@]}")

if [ "$code" = 0 ] && [ -n "${HALFTONE_WAIT:-}" ]; then
  flags=(--for "$HALFTONE_WAIT" --timeout "${HALFTONE_TIMEOUT:-2h}")
  if [ "${HALFTONE_FAIL_ON_HOLD:-false}" = true ]; then flags+=(--fail-on-hold); fi
  halftone wait "${release:-?}" "${flags[@]}" --output json >"$work/waited.json" || code=$?
fi

# Without a server there is nothing more to read.
if [ -n "$release" ] && [ "$code" != 6 ]; then
  halftone release get "$release" --output json >"$work/release.json" 2>"$work/unread"
  halftone release events "$release" --limit 100 --output json >"$work/events.json" 2>"$work/unread"
fi
end
