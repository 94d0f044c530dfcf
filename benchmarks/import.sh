#!/bin/sh
# Measures `plumbline import` as a whole process, each time beside the least that any import must do: DuckDB alone reading
# the same files into typed tables, events in the order of time. Needs a quiet machine to say anything about wall time.
#
#   benchmarks/import.sh FOLDER [LEADS EVENTS]     FOLDER holds the files and is reused; 1000000 20000000 take 6 GB
set -eu
. "$(dirname "$0")/common.sh"

leads=${2:-1000000}
events=${3:-20000000}
# Runs what follows the label, which tells of its output only when it fails.
line() {
    label=$1
    shift
    "$@" >"$folder/out" 2>&1 || {
        cat "$folder/out"
        exit 1
    }
    awk -v label="$label" '{ printf "%-28s %7.1f s  %7.1f s  %6.2f GB\n", label, $1, $2, $3 / 1024 }' "$folder/time"
}

[ -f "$folder/$leads-$events" ] || {
    benchmark ImportBenchmark generate "$folder" "$leads" "$events"
    : >"$folder/$leads-$events"
}
printf '%-28s %9s  %9s  %9s\n' "" wall CPU memory
for layout in csv-one csv-monthly parquet-one parquet-monthly; do
    workspace=$folder/$layout
    rm -f "$workspace"/plumbline.duckdb* "$workspace"/plumbline-read.duckdb*
    line "$layout, DuckDB alone" benchmark ImportBenchmark floor "$workspace"
    line "$layout, plumbline import" measured "$home/plumbline" --workspace="$workspace" import
    line "$layout, again" measured "$home/plumbline" --workspace="$workspace" import
done
