#!/bin/sh
# Measures a replay: two scorecards, three numbers apart, at all monthly moments of a store that score.sh made, against the
# time of scoring all its leads once. Sixty scorings are the most that 24 moments may take. Needs a quiet machine to say
# anything about wall time.
#
#   benchmarks/simulate.sh FOLDER [LEADS EVENTS]     FOLDER is that of score.sh; 1000000 50000000 unless said
set -eu
. "$(dirname "$0")/common.sh"

leads=${2:-1000000}
events=${3:-50000000}
made=$folder/$leads-$events
as_of=--as-of=2026-01-01T00:00:00Z
[ -f "$made/plumbline.duckdb" ] || {
    echo "There is no store in $made; run benchmarks/score.sh first."
    exit 1
}
workspace=$folder/simulate
rm -rf "$workspace"
mkdir -p "$workspace/events"
cp --reflink=auto "$made/plumbline.duckdb" "$workspace"
cp "$home"/benchmarks/score/*.yaml "$made/leads.csv" "$made/outcomes.csv" "$workspace"
sed 's/points: 25/points: 15/; s/points: 1,/points: 2,/' "$workspace/scoring.yaml" >"$workspace/draft.yaml"
measured "$home/plumbline" -w "$workspace" "$as_of" score --from 2025-12-01 --to 2025-12-01 >/dev/null
echo "one scoring, whole process: $(cat "$folder/time") (wall s, CPU s, MB)"
measured "$home/plumbline" -w "$workspace" "$as_of" simulate "$workspace/draft.yaml" >"$folder/out"
head -2 "$folder/out"
echo "replay, whole process: $(cat "$folder/time") (wall s, CPU s, MB)"
rm -rf "$workspace"
