#!/bin/sh
# Measures building the features of twelve monthly snapshots, each as a whole process: one after another, as training does
# it, and each on its own. Every line is a snapshot with its wall and CPU time; the sums of all features must be equal. Not
# part of the build; needs GNU time, and a quiet machine to say anything about wall time.
#
#   benchmarks/snapshots.sh FOLDER [LEADS EVENTS]     FOLDER holds the store and is reused; 1000000 50000000 take 1 GB
set -eu

[ $# -ge 1 ] || {
    sed -n 's/^#   //p' "$0"
    exit 2
}
home=$(cd "$(dirname "$0")/.." && pwd -P)
folder=$1
leads=${2:-1000000}
events=${3:-50000000}
store=$folder/$leads-$events.duckdb

"$home/plumbline" --version >/dev/null
benchmark() {
    java --enable-native-access=ALL-UNNAMED -cp "$home/cli/target/quick/plumbline.jar" \
        "$home/cli/src/test/java/io/plumbline/cli/benchmark/SnapshotBenchmark.java" "$@"
}

mkdir -p "$folder"
[ -f "$store" ] || {
    rm -f "$folder/new.duckdb"*
    benchmark generate "$folder/new.duckdb" "$leads" "$events"
    mv "$folder/new.duckdb" "$store"
}
for way in loop independent; do
    echo "$way: snapshot, wall, CPU"
    /usr/bin/time -f 'whole process: %e s, CPU %U + %S s, %M KB' java --enable-native-access=ALL-UNNAMED \
        -cp "$home/cli/target/quick/plumbline.jar" \
        "$home/cli/src/test/java/io/plumbline/cli/benchmark/SnapshotBenchmark.java" "$way" "$store"
done
