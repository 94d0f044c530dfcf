#!/bin/sh
# Measures building the features of twelve monthly snapshots, each as a whole process: one after another, as training does
# it, each on its own, and the least that DuckDB must do for them. Every line is a snapshot with its wall and CPU time; the
# sums of all features must be equal. Needs a quiet machine to say anything about wall time.
#
#   benchmarks/snapshots.sh FOLDER [LEADS EVENTS]     FOLDER holds the store and is reused; 1000000 50000000 take 1 GB
set -eu
. "$(dirname "$0")/common.sh"

leads=${2:-1000000}
events=${3:-50000000}
generated SnapshotBenchmark "$folder/$leads-$events.duckdb" "$leads" "$events"
for way in floor loop ${SNAPSHOT_WAYS-independent}; do
    echo "$way: snapshot, wall, CPU"
    benchmark SnapshotBenchmark "$way" "$store"
    whole_process
done
