# What the benchmarks have in common; each of them reads this file first. Afterwards $home is the project, $folder the first
# argument, and Plumbline and its benchmarks are built. Not part of the build; needs GNU time.

[ $# -ge 1 ] || {
    sed -n 's/^#   //p' "$0"
    exit 2
}
home=$(cd "$(dirname "$0")/.." && pwd -P)
folder=$1
options=

"$home/plumbline" --version >/dev/null
mkdir -p "$folder/classes"
jars=$home/cli/target/quick/plumbline.jar:$home/cli/target/quick/lib/*
javac -proc:none -cp "$jars" -d "$folder/classes" "$home"/cli/src/test/java/io/plumbline/cli/benchmark/[A-Z]*.java

# Runs a command and leaves "wall CPU megabytes" of the whole process in $folder/time.
measured() {
    /usr/bin/time -f '%e %U %S %M' -o "$folder/raw" "$@" || return
    awk '{ printf "%.2f %.2f %.0f\n", $1, $2 + $3, $4 / 1024 }' "$folder/raw" >"$folder/time"
}
# Runs a benchmark's program, with $options for Java.
benchmark() {
    program=$1
    shift
    # shellcheck disable=SC2086  # the options are words on purpose
    measured java $options --enable-native-access=ALL-UNNAMED -cp "$folder/classes:$jars" \
        "io.plumbline.cli.benchmark.$program" "$@"
}
# Tells what measured left.
whole_process() {
    read -r wall cpu megabytes <"$folder/time"
    echo "whole process: $wall s, CPU $cpu s, $megabytes MB"
}
# Makes a store by a benchmark's program unless an earlier run has: PROGRAM STORE ARGUMENTS.
generated() {
    program=$1
    store=$2
    shift 2
    [ -f "$store" ] || {
        rm -f "$folder/new.duckdb"*
        benchmark "$program" generate "$folder/new.duckdb" "$@"
        mv "$folder/new.duckdb" "$store"
    }
}
