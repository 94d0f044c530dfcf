#!/bin/sh
# Measures storing a prediction for every lead by a model of forty terms over attributes, three times. Not part of the
# build; needs GNU time, and a quiet machine to say anything about wall time.
#
#   benchmarks/predict.sh FOLDER [LEADS]     FOLDER holds the store and is reused; 10000000 take 1.5 GB
set -eu

[ $# -ge 1 ] || {
    sed -n 's/^#   //p' "$0"
    exit 2
}
home=$(cd "$(dirname "$0")/.." && pwd -P)
folder=$1
leads=${2:-10000000}
store=$folder/$leads-leads.duckdb

"$home/plumbline" --version >/dev/null
benchmark() {
    /usr/bin/time -f 'whole process: %e s, CPU %U + %S s, %M KB' java --enable-native-access=ALL-UNNAMED \
        -cp "$home/cli/target/quick/plumbline.jar" \
        "$home/cli/src/test/java/io/plumbline/cli/benchmark/PredictBenchmark.java" "$@"
}

mkdir -p "$folder"
[ -f "$store" ] || {
    rm -f "$folder/new.duckdb"*
    benchmark generate "$folder/new.duckdb" "$leads"
    mv "$folder/new.duckdb" "$store"
}
benchmark predict "$store"
