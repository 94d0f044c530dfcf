#!/bin/sh
# Measures `plumbline import` as a whole process, each time beside the least that any import must do: DuckDB alone reading
# the same files into typed tables, events in the order of time. Not part of the build; needs GNU time, and a quiet
# machine to say anything about wall time.
#
#   benchmarks/import.sh FOLDER [LEADS EVENTS]     FOLDER holds the files and is reused; 1000000 20000000 take 6 GB
set -eu

[ $# -ge 1 ] || {
    sed -n 's/^#   //p' "$0"
    exit 2
}
home=$(cd "$(dirname "$0")/.." && pwd -P)
folder=$1
leads=${2:-1000000}
events=${3:-20000000}

"$home/plumbline" --version >/dev/null
benchmark() {
    java --enable-native-access=ALL-UNNAMED -cp "$home/cli/target/quick/plumbline.jar" \
        "$home/cli/src/test/java/io/plumbline/cli/benchmark/ImportBenchmark.java" "$@"
}
measured() {
    label=$1
    shift
    /usr/bin/time -f '%e %U %S %M' -o "$folder/time" "$@" >"$folder/out" 2>&1 || {
        cat "$folder/out"
        exit 1
    }
    read -r wall user system memory <"$folder/time"
    awk -v label="$label" -v wall="$wall" -v user="$user" -v kernel="$system" -v memory="$memory" 'BEGIN {
        printf "%-28s %7.1f s  %7.1f s  %6.2f GB\n", label, wall, user + kernel, memory / 1048576
    }'
}

mkdir -p "$folder"
[ -f "$folder/$leads-$events" ] || {
    benchmark generate "$folder" "$leads" "$events"
    : >"$folder/$leads-$events"
}
printf '%-28s %9s  %9s  %9s\n' "" wall CPU memory
for layout in csv-one csv-monthly parquet-one parquet-monthly; do
    workspace=$folder/$layout
    rm -f "$workspace"/plumbline.duckdb* "$workspace"/plumbline-read.duckdb*
    measured "$layout, DuckDB alone" java --enable-native-access=ALL-UNNAMED \
        -cp "$home/cli/target/quick/plumbline.jar" \
        "$home/cli/src/test/java/io/plumbline/cli/benchmark/ImportBenchmark.java" floor "$workspace"
    measured "$layout, plumbline import" "$home/plumbline" --workspace="$workspace" import
    measured "$layout, again" "$home/plumbline" --workspace="$workspace" import
done
